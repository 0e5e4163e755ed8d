package dev.abigate.diff.host;

/** No built-in profile has the name, and no file. */
public final class UnknownHostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownHostException(String name) {
        super("unknown host profile '" + name + "'; 'abigate hosts' lists the built-in ones, a file ends in .yaml, .yml"
                + " or .json");
    }
}
