package dev.abigate.diff.behaviour;

import dev.abigate.format.ByteString;
import dev.abigate.reader.Artifact;

/**
 * A build that can be run.
 *
 * @param name of its file, without folders
 */
public record Executable(String name, ByteString bytes, Artifact artifact) {
    public Executable {
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
