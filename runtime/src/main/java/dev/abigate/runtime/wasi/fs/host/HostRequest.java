package dev.abigate.runtime.wasi.fs.host;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;

/** Something asked of the machine's file system. */
@FunctionalInterface
interface HostRequest<T> {
    /** What the operating systems say about failures that Java has no exception for. */
    Map<String, Errno> TEXTS = Map.ofEntries(
            Map.entry("Permission denied", Errno.EACCES),
            Map.entry("Device or resource busy", Errno.EBUSY),
            Map.entry("Resource busy", Errno.EBUSY),
            Map.entry("Disk quota exceeded", Errno.EDQUOT),
            Map.entry("File exists", Errno.EEXIST),
            Map.entry("File too large", Errno.EFBIG),
            Map.entry("Invalid argument", Errno.EINVAL),
            Map.entry("Is a directory", Errno.EISDIR),
            Map.entry("Too many levels of symbolic links", Errno.ELOOP),
            Map.entry("Too many open files in system", Errno.ENFILE),
            Map.entry("Too many open files", Errno.EMFILE),
            Map.entry("Too many links", Errno.EMLINK),
            Map.entry("File name too long", Errno.ENAMETOOLONG),
            Map.entry("No such file or directory", Errno.ENOENT),
            Map.entry("Cannot allocate memory", Errno.ENOMEM),
            Map.entry("No space left on device", Errno.ENOSPC),
            Map.entry("There is not enough space on the disk", Errno.ENOSPC),
            Map.entry("Not a directory", Errno.ENOTDIR),
            Map.entry("Directory not empty", Errno.ENOTEMPTY),
            Map.entry("Operation not supported", Errno.ENOTSUP),
            Map.entry("Operation not permitted", Errno.EPERM),
            Map.entry("Read-only file system", Errno.EROFS),
            Map.entry("Text file busy", Errno.ETXTBSY),
            Map.entry("Invalid cross-device link", Errno.EXDEV),
            Map.entry("Cross-device link", Errno.EXDEV));

    T make() throws IOException, ErrnoException;

    /** The answer; a failure of the machine becomes the number that the guest gets. */
    static <T> T answer(HostRequest<T> request) throws ErrnoException {
        try {
            return request.make();
        } catch (DirectoryIteratorException e) {
            throw new ErrnoException(textual(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new ErrnoException(errno(e));
        } catch (ClosedDirectoryStreamException | NonReadableChannelException | NonWritableChannelException _) {
            throw new ErrnoException(Errno.EBADF);
        } catch (InvalidPathException _) {
            throw new ErrnoException(Errno.EILSEQ);
        } catch (UnsupportedOperationException _) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
    }

    private static Errno errno(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> Errno.ENOENT;
            case FileAlreadyExistsException _ -> Errno.EEXIST;
            case AccessDeniedException _ -> Errno.EACCES;
            case DirectoryNotEmptyException _ -> Errno.ENOTEMPTY;
            case NotDirectoryException _ -> Errno.ENOTDIR;
            case NotLinkException _ -> Errno.EINVAL;
            case AtomicMoveNotSupportedException _ -> Errno.EXDEV;
            case ClosedChannelException _ -> Errno.EBADF;
            default -> textual(String.valueOf(e.getMessage()));
        };
    }

    /** The longest text that the message contains decides. */
    private static Errno textual(String message) {
        return TEXTS.entrySet().stream()
                .filter(entry -> message.contains(entry.getKey()))
                .max((one, other) ->
                        Integer.compare(one.getKey().length(), other.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(Errno.EIO);
    }
}
