package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.DirectoryEntry;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;
import dev.abigate.runtime.wasi.fs.OpenMode;
import dev.abigate.runtime.wasi.fs.RegularFile;
import java.util.List;

/** A directory whose entries cannot be listed, and whose files take only some bytes at a time. */
record FaultyDirectory(Directory directory, int most, Errno listing) implements Directory {
    private record FaultyFile(RegularFile file, int most) implements RegularFile {
        @Override
        public FileStatus status() throws ErrnoException {
            return file.status();
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
            return file.write(position, source, from, Math.min(count, most));
        }

        @Override
        public int append(byte[] source, int from, int count) throws ErrnoException {
            return file.append(source, from, Math.min(count, most));
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
        return directory.status();
    }

    @Override
    public FileStatus status(String name) throws ErrnoException {
        return directory.status(name);
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
        return new FaultyDirectory(directory.reopen(), most, listing);
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return new FaultyDirectory(directory.openDirectory(name), most, listing);
    }

    @Override
    public RegularFile openFile(String name, OpenMode mode) throws ErrnoException {
        return new FaultyFile(directory.openFile(name, mode), most);
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
        directory.link(name, to, newName);
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        directory.rename(name, to, newName);
    }

    @Override
    public void removeFile(String name) throws ErrnoException {
        directory.removeFile(name);
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        directory.removeDirectory(name);
    }

    @Override
    public List<DirectoryEntry> list() throws ErrnoException {
        throw new ErrnoException(listing);
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
