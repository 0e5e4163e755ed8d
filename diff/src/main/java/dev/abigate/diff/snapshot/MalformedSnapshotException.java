package dev.abigate.diff.snapshot;

/** A file that should be a snapshot is none. */
public final class MalformedSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    MalformedSnapshotException(String path, String message) {
        super(path + ": " + message);
        this.path = path;
    }

    /** Where in the document: {@code $.exports[3].name}. */
    public String path() {
        return path;
    }
}
