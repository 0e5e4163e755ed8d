package dev.abigate.diff.behaviour;

import dev.abigate.diff.behaviour.Scenario.Folder;
import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.FileType;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.DirectoryEntry;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.OpenMode;
import dev.abigate.runtime.wasi.fs.RegularFile;
import dev.abigate.runtime.wasi.fs.SteadyDirectory;
import dev.abigate.runtime.wasi.fs.host.HostDirectory;
import dev.abigate.runtime.wasi.fs.memory.MemoryTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A folder that a program may write to: nothing of it reaches the disk, and what changed can be told. */
final class FolderChanges implements AutoCloseable {
    /** What the names of files begin with among the outputs of a program. */
    static final String PREFIX = "file:";

    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 64;
    private static final int CHUNK = 1 << 16;

    private final Folder folder;
    private final Directory base;
    private final MemoryTree tree;
    private final long untouched;
    private int files;

    private FolderChanges(Folder folder, Directory base, MemoryTree tree, long untouched) {
        this.folder = folder;
        this.base = base;
        this.tree = tree;
        this.untouched = untouched;
    }

    /**
     * A folder of this machine.
     *
     * @throws NotRunException where it cannot be opened
     */
    static FolderChanges of(Folder folder, Path place, World world) {
        try {
            var below = new SteadyDirectory(HostDirectory.open(place), world.start());
            long start = below.status().changed();
            // Any change is later than all that was there before.
            MemoryTree tree = MemoryTree.over(below.reopen(), () -> start + 1, MemoryTree.DEFAULT_CAPACITY);
            return new FolderChanges(folder, below, tree, start);
        } catch (IOException | ErrnoException e) {
            throw new NotRunException("the folder %s cannot be opened: %s".formatted(folder.host(), e.getMessage()));
        }
    }

    Directory directory() {
        return tree.root();
    }

    /**
     * What files hold that were written, by name; nothing for those that were removed.
     *
     * @throws NotRunException where there are more files than can be looked through
     */
    Map<String, Optional<ByteString>> changed() {
        Map<String, Optional<ByteString>> changed = new HashMap<>();
        try {
            compare(Optional.of(base), tree.root(), PREFIX + folder.guest(), 0, changed);
        } catch (ErrnoException e) {
            throw new NotRunException("the folder %s cannot be read: %s".formatted(folder.host(), e.getMessage()));
        }
        return changed;
    }

    private void compare(
            Optional<Directory> below, Directory now, String path, int depth, Map<String, Optional<ByteString>> changed)
            throws ErrnoException {
        if (depth > DEEPEST) {
            throw new NotRunException("folders nest too deep in %s, at most %d".formatted(folder.host(), DEEPEST));
        }
        Map<String, FileType> before = below.isPresent() ? types(below.get()) : Map.of();
        Map<String, FileType> after = types(now);
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changed.put(path + "/" + name, Optional.empty()));
        for (Map.Entry<String, FileType> entry : after.entrySet()) {
            if (++files > MOST_FILES) {
                throw new NotRunException("more than %d files in %s".formatted(MOST_FILES, folder.host()));
            }
            String name = entry.getKey();
            if (entry.getValue() == FileType.DIRECTORY) {
                Optional<Directory> inner = before.get(name) == FileType.DIRECTORY
                        ? Optional.of(below.orElseThrow().openDirectory(name))
                        : Optional.empty();
                try (Directory open = now.openDirectory(name)) {
                    compare(inner, open, path + "/" + name, depth + 1, changed);
                } finally {
                    inner.ifPresent(Directory::close);
                }
            } else if (now.status(name).changed() != untouched) {
                changed.put(path + "/" + name, Optional.of(content(now, name, entry.getValue())));
            }
        }
    }

    private static Map<String, FileType> types(Directory of) throws ErrnoException {
        return of.list().stream().collect(Collectors.toMap(DirectoryEntry::name, DirectoryEntry::type));
    }

    private static ByteString content(Directory in, String name, FileType type) throws ErrnoException {
        if (type == FileType.SYMBOLIC_LINK) {
            return ByteString.utf8("-> " + in.readLink(name) + "\n");
        }
        var bytes = new ByteArrayOutputStream();
        try (RegularFile file = in.openFile(name, OpenMode.READ)) {
            var chunk = new byte[CHUNK];
            int read = file.read(0, chunk, 0, CHUNK);
            while (read > 0) {
                bytes.write(chunk, 0, read);
                read = file.read(bytes.size(), chunk, 0, CHUNK);
            }
        }
        return ByteString.wrap(bytes.toByteArray());
    }

    @Override
    public void close() {
        tree.close();
        base.close();
    }
}
