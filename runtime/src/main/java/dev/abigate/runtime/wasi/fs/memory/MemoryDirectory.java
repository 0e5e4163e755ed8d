package dev.abigate.runtime.wasi.fs.memory;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.DirectoryEntry;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;
import dev.abigate.runtime.wasi.fs.OpenMode;
import dev.abigate.runtime.wasi.fs.RegularFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory of a tree. */
final class MemoryDirectory extends MemoryNode implements Directory {
    /** The bytes that a name may have, as on most file systems. */
    private static final int MAX_NAME = 255;

    private final Map<String, MemoryNode> entries = new LinkedHashMap<>();
    private Optional<MemoryDirectory> parent;
    private Optional<Lower> lower;
    private boolean removed;

    MemoryDirectory(MemoryTree tree, Optional<MemoryDirectory> parent, Optional<Lower> lower) {
        super(tree);
        this.parent = parent;
        this.lower = lower;
    }

    @Override
    FileType type() {
        return FileType.DIRECTORY;
    }

    @Override
    long size() {
        return 0;
    }

    @Override
    public FileStatus status(String name) throws ErrnoException {
        synchronized (tree()) {
            return get(name).status();
        }
    }

    @Override
    public void setTimes(String name, FileTimes times) throws ErrnoException {
        synchronized (tree()) {
            get(name).setTimes(times);
        }
    }

    @Override
    public Directory reopen() {
        return this;
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        synchronized (tree()) {
            return switch (get(name)) {
                case MemoryDirectory directory -> directory;
                case MemoryFile _, MemoryLink _ -> throw new ErrnoException(Errno.ENOTDIR);
            };
        }
    }

    @Override
    public RegularFile openFile(String name, OpenMode mode) throws ErrnoException {
        synchronized (tree()) {
            Optional<MemoryNode> known = find(name);
            if (known.isEmpty() && mode.create()) {
                var file = new MemoryFile(tree(), Optional.empty());
                add(name, file);
                return file;
            }
            if (known.isPresent() && mode.create() && mode.exclusive()) {
                throw new ErrnoException(Errno.EEXIST);
            }
            return switch (get(name)) {
                case MemoryFile file -> {
                    if (mode.truncate()) {
                        file.truncate();
                    }
                    yield file;
                }
                case MemoryDirectory _ -> throw new ErrnoException(Errno.EISDIR);
                case MemoryLink _ -> throw new ErrnoException(Errno.ELOOP);
            };
        }
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        synchronized (tree()) {
            return switch (get(name)) {
                case MemoryLink link -> link.target();
                case MemoryDirectory _, MemoryFile _ -> throw new ErrnoException(Errno.EINVAL);
            };
        }
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        synchronized (tree()) {
            addNew(name, new MemoryDirectory(tree(), Optional.of(this), Optional.empty()));
        }
    }

    @Override
    public void createLink(String name, String target) throws ErrnoException {
        synchronized (tree()) {
            addNew(name, new MemoryLink(tree(), target));
        }
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        synchronized (tree()) {
            MemoryNode node = get(name);
            if (node instanceof MemoryDirectory) {
                throw new ErrnoException(Errno.EPERM);
            }
            ours(to).addNew(newName, node);
            node.addLinks(1);
        }
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        synchronized (tree()) {
            MemoryDirectory target = ours(to);
            MemoryNode node = get(name);
            Optional<MemoryNode> replaced = target.find(newName);
            if (replaced.isPresent() && replaced.get() == node) {
                return;
            }
            if (node instanceof MemoryDirectory directory && target.isIn(directory)) {
                throw new ErrnoException(Errno.EINVAL);
            }
            if (replaced.isPresent()) {
                requireReplaceable(node, replaced.get());
                target.remove(newName, replaced.get());
            }
            entries.remove(name);
            touch();
            target.add(newName, node);
            if (node instanceof MemoryDirectory directory) {
                directory.parent = Optional.of(target);
            }
        }
    }

    private static void requireReplaceable(MemoryNode node, MemoryNode replaced) throws ErrnoException {
        switch (replaced) {
            case MemoryDirectory directory -> {
                if (!(node instanceof MemoryDirectory)) {
                    throw new ErrnoException(Errno.EISDIR);
                }
                directory.requireEmpty();
            }
            case MemoryFile _, MemoryLink _ -> {
                if (node instanceof MemoryDirectory) {
                    throw new ErrnoException(Errno.ENOTDIR);
                }
            }
        }
    }

    @Override
    public void removeFile(String name) throws ErrnoException {
        synchronized (tree()) {
            MemoryNode node = get(name);
            if (node instanceof MemoryDirectory) {
                throw new ErrnoException(Errno.EISDIR);
            }
            remove(name, node);
        }
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        synchronized (tree()) {
            switch (get(name)) {
                case MemoryDirectory directory -> {
                    directory.requireEmpty();
                    remove(name, directory);
                }
                case MemoryFile _, MemoryLink _ -> throw new ErrnoException(Errno.ENOTDIR);
            }
        }
    }

    @Override
    public List<DirectoryEntry> list() throws ErrnoException {
        synchronized (tree()) {
            load();
            var list = new ArrayList<DirectoryEntry>();
            entries.forEach((name, node) -> list.add(new DirectoryEntry(name, node.inode(), node.type())));
            return list;
        }
    }

    private Optional<MemoryNode> find(String name) throws ErrnoException {
        load();
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        return Optional.ofNullable(entries.get(name));
    }

    private MemoryNode get(String name) throws ErrnoException {
        return find(name).orElseThrow(() -> new ErrnoException(Errno.ENOENT));
    }

    private void addNew(String name, MemoryNode node) throws ErrnoException {
        if (find(name).isPresent()) {
            throw new ErrnoException(Errno.EEXIST);
        }
        add(name, node);
    }

    private void add(String name, MemoryNode node) throws ErrnoException {
        if (removed) {
            throw new ErrnoException(Errno.ENOENT);
        }
        entries.put(name, node);
        touch();
    }

    private void remove(String name, MemoryNode node) throws ErrnoException {
        entries.remove(name);
        touch();
        node.addLinks(-1);
        switch (node) {
            case MemoryDirectory directory -> directory.removed = true;
            case MemoryFile file -> {
                if (file.links() == 0) {
                    file.free();
                }
            }
            case MemoryLink _ -> {}
        }
    }

    private void requireEmpty() throws ErrnoException {
        load();
        if (!entries.isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
    }

    private boolean isIn(MemoryDirectory other) {
        return this == other || (parent.isPresent() && parent.get().isIn(other));
    }

    private MemoryDirectory ours(Directory to) throws ErrnoException {
        if (to instanceof MemoryDirectory directory && directory.tree() == tree()) {
            return directory;
        }
        throw new ErrnoException(Errno.EXDEV);
    }

    private void load() throws ErrnoException {
        if (lower.isEmpty()) {
            return;
        }
        Directory base = lower.get().openDirectory();
        tree().keep(base);
        for (DirectoryEntry entry : base.list()) {
            Optional<MemoryNode> node = node(base, entry);
            if (node.isPresent()) {
                node.get().takeTimes(base.status(entry.name()));
                entries.put(entry.name(), node.get());
            }
        }
        takeTimes(base.status());
        lower = Optional.empty();
    }

    /** The node that shows one of the base; devices and sockets are not shown. */
    private Optional<MemoryNode> node(Directory base, DirectoryEntry entry) throws ErrnoException {
        Optional<Lower> child = Optional.of(new Lower.Child(base, entry.name()));
        return switch (entry.type()) {
            case DIRECTORY -> Optional.of(new MemoryDirectory(tree(), Optional.of(this), child));
            case REGULAR_FILE -> Optional.of(new MemoryFile(tree(), child));
            case SYMBOLIC_LINK -> Optional.of(new MemoryLink(tree(), base.readLink(entry.name())));
            case UNKNOWN, BLOCK_DEVICE, CHARACTER_DEVICE, SOCKET_DGRAM, SOCKET_STREAM -> Optional.empty();
        };
    }
}
