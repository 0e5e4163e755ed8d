package dev.abigate.runtime;

/**
 * Something of the host that guests can only pass around.
 *
 * @param number by which scripts and people know it
 */
public record HostReference(long number) {
    @Override
    public String toString() {
        return Long.toUnsignedString(number);
    }
}
