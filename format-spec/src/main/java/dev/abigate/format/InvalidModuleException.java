package dev.abigate.format;

/** A well-formed file whose content contradicts itself, such as an index that refers to nothing. */
public final class InvalidModuleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidModuleException(String message) {
        super(message);
    }
}
