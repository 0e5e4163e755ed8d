package dev.abigate.runtime.wasi.fs;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A directory that looks the same in every run: its entries are sorted, all files have the same times, and devices and inodes
 * are numbered in the order in which they are first seen.
 */
public final class SteadyDirectory implements Directory {
    private final Directory directory;
    private final Numbers numbers;

    /** Shows {@code directory}, and closes it; {@code time} is that of all its files. */
    public SteadyDirectory(Directory directory, Instant time) {
        this(directory, new Numbers(time.getEpochSecond() * 1_000_000_000 + time.getNano()));
    }

    private SteadyDirectory(Directory directory, Numbers numbers) {
        this.directory = directory;
        this.numbers = numbers;
    }

    /** The numbers that one tree of files has given out. */
    private static final class Numbers {
        private final long time;
        private final Map<List<Long>, Long> inodes = new HashMap<>();

        Numbers(long time) {
            this.time = time;
        }

        synchronized long inode(long device, long inode) {
            return inodes.computeIfAbsent(List.of(device, inode), _ -> inodes.size() + 1L);
        }

        FileStatus steady(FileStatus status) {
            return new FileStatus(
                    1,
                    inode(status.device(), status.inode()),
                    status.type(),
                    status.links(),
                    status.size(),
                    time,
                    time,
                    time);
        }
    }

    /** A file of such a directory. */
    private record SteadyFile(RegularFile file, Numbers numbers) implements RegularFile {
        @Override
        public FileStatus status() throws ErrnoException {
            return numbers.steady(file.status());
        }

        @Override
        public void setTimes(FileTimes times) throws ErrnoException {
            file.setTimes(times);
        }

        @Override
        public int read(long position, byte[] target, int from, int count) throws ErrnoException {
            return file.read(position, target, from, count);
        }

        @Override
        public int write(long position, byte[] source, int from, int count) throws ErrnoException {
            return file.write(position, source, from, count);
        }

        @Override
        public int append(byte[] source, int from, int count) throws ErrnoException {
            return file.append(source, from, count);
        }

        @Override
        public void resize(long size) throws ErrnoException {
            file.resize(size);
        }

        @Override
        public void sync() throws ErrnoException {
            file.sync();
        }

        @Override
        public void close() {
            file.close();
        }
    }

    @Override
    public FileStatus status() throws ErrnoException {
        return numbers.steady(directory.status());
    }

    @Override
    public FileStatus status(String name) throws ErrnoException {
        return numbers.steady(directory.status(name));
    }

    @Override
    public void setTimes(FileTimes times) throws ErrnoException {
        directory.setTimes(times);
    }

    @Override
    public void setTimes(String name, FileTimes times) throws ErrnoException {
        directory.setTimes(name, times);
    }

    @Override
    public Directory reopen() throws ErrnoException {
        return new SteadyDirectory(directory.reopen(), numbers);
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return new SteadyDirectory(directory.openDirectory(name), numbers);
    }

    @Override
    public RegularFile openFile(String name, OpenMode mode) throws ErrnoException {
        return new SteadyFile(directory.openFile(name, mode), numbers);
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        return directory.readLink(name);
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        directory.createDirectory(name);
    }

    @Override
    public void createLink(String name, String target) throws ErrnoException {
        directory.createLink(name, target);
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        directory.link(name, inner(to), newName);
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        directory.rename(name, inner(to), newName);
    }

    private static Directory inner(Directory to) {
        return to instanceof SteadyDirectory steady ? steady.directory : to;
    }

    @Override
    public void removeFile(String name) throws ErrnoException {
        directory.removeFile(name);
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        directory.removeDirectory(name);
    }

    /** The inodes are numbered in the order of names. */
    @Override
    public List<DirectoryEntry> list() throws ErrnoException {
        long device = directory.status().device();
        return directory.list().stream()
                .sorted(Comparator.comparing(DirectoryEntry::name))
                .map(entry -> new DirectoryEntry(entry.name(), numbers.inode(device, entry.inode()), entry.type()))
                .toList();
    }

    @Override
    public void sync() throws ErrnoException {
        directory.sync();
    }

    @Override
    public void close() {
        directory.close();
    }
}
