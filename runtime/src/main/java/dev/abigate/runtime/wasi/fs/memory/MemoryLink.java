package dev.abigate.runtime.wasi.fs.memory;

import dev.abigate.format.wasi.FileType;
import java.nio.charset.StandardCharsets;

/** A symbolic link. */
final class MemoryLink extends MemoryNode {
    private final String target;

    MemoryLink(MemoryTree tree, String target) {
        super(tree);
        this.target = target;
    }

    String target() {
        return target;
    }

    @Override
    FileType type() {
        return FileType.SYMBOLIC_LINK;
    }

    @Override
    long size() {
        return target.getBytes(StandardCharsets.UTF_8).length;
    }
}
