package dev.abigate.runtime.wasi.fs;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Follows a path from an open directory, and never leaves that directory.
 *
 * <p>Each name is looked up in the directory that the names before it led to, which is held open. So a directory that is
 * renamed or replaced by a link meanwhile changes nothing, {@code ..} is a step back on the way that was taken, and neither
 * it nor a link can lead above the start. Links are read and followed here, never by the host.
 */
public final class PathWalk {
    /** As on Linux. */
    private static final int MAX_LINKS = 40;

    /** The bytes that a path may have, as on Linux. */
    private static final int MAX_LENGTH = 4096;

    private final List<Directory> way = new ArrayList<>();
    private final Deque<String> rest = new ArrayDeque<>();
    private final Directory base;
    private boolean directoryWanted;
    private int links;

    /** What becomes of a link at the end. */
    private enum End {
        FOLLOWED,
        FOLLOWED_BEFORE_SLASH,
        KEPT
    }

    private PathWalk(Directory base) {
        this.base = base;
    }

    /**
     * The place that a path leads to. The caller closes it.
     *
     * @param follow whether a link at the very end is followed, too; one before a slash always is
     */
    public static Place find(Directory base, String path, boolean follow) throws ErrnoException {
        return find(new PathWalk(base), path, follow ? End.FOLLOWED : End.FOLLOWED_BEFORE_SLASH);
    }

    /** The name at the end of a path, for what makes, moves and removes names: a link there is never followed. */
    public static Place findName(Directory base, String path) throws ErrnoException {
        return find(new PathWalk(base), path, End.KEPT);
    }

    private static Place find(PathWalk walk, String path, End end) throws ErrnoException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        try {
            walk.prepend(path);
            Optional<String> name = walk.walk(end);
            return new Place(walk.way, walk.here(), name, walk.directoryWanted);
        } catch (ErrnoException | RuntimeException e) {
            walk.way.forEach(Directory::close);
            throw e;
        }
    }

    private void prepend(String path) throws ErrnoException {
        if (path.startsWith("/")) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
        if (path.length() > MAX_LENGTH) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        if (path.indexOf('\0') >= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (rest.isEmpty()) {
            directoryWanted |= path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        }
        List<String> names = List.of(path.split("/", -1));
        for (String name : names.reversed()) {
            if (!name.isEmpty() && !name.equals(".")) {
                rest.addFirst(name);
            }
        }
    }

    private Optional<String> walk(End end) throws ErrnoException {
        while (!rest.isEmpty()) {
            String name = rest.removeFirst();
            if (name.equals("..")) {
                stepBack();
            } else if (!rest.isEmpty()) {
                stepInto(name);
            } else if (!follows(end) || !isLink(name)) {
                return Optional.of(name);
            } else {
                stepAlong(name);
            }
        }
        return Optional.empty();
    }

    private boolean follows(End end) {
        return switch (end) {
            case FOLLOWED -> true;
            case FOLLOWED_BEFORE_SLASH -> directoryWanted;
            case KEPT -> false;
        };
    }

    private Directory here() {
        return way.isEmpty() ? base : way.getLast();
    }

    private void stepBack() throws ErrnoException {
        if (way.isEmpty()) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
        way.removeLast().close();
    }

    private void stepInto(String name) throws ErrnoException {
        switch (here().status(name).type()) {
            case DIRECTORY -> way.add(here().openDirectory(name));
            case SYMBOLIC_LINK -> stepAlong(name);
            case UNKNOWN, BLOCK_DEVICE, CHARACTER_DEVICE, REGULAR_FILE, SOCKET_DGRAM, SOCKET_STREAM ->
                throw new ErrnoException(Errno.ENOTDIR);
        }
    }

    private void stepAlong(String link) throws ErrnoException {
        links++;
        if (links > MAX_LINKS) {
            throw new ErrnoException(Errno.ELOOP);
        }
        String target = here().readLink(link);
        if (target.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        prepend(target);
    }

    private boolean isLink(String name) throws ErrnoException {
        try {
            return here().status(name).type() == FileType.SYMBOLIC_LINK;
        } catch (ErrnoException e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw e;
        }
    }
}
