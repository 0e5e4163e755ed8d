package dev.abigate.diff.snapshot;

/** Something that the host has to provide. */
public record Import(String module, String name, ExternalType type) {
    /** Module and name as one word for people: {@code env.trace}. */
    public String path() {
        return module + "." + name;
    }
}
