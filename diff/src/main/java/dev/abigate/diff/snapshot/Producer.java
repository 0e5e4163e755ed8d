package dev.abigate.diff.snapshot;

/**
 * A tool that took part in making the build.
 *
 * @param field what part it had: {@code language}, {@code processed-by}, {@code sdk}
 */
public record Producer(String field, String name, String version) {
    /** The tool as one phrase for people. */
    public String text() {
        return field + " " + name + (version.isEmpty() ? "" : " " + version);
    }
}
