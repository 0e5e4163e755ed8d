package dev.abigate.cli;

import dev.abigate.diff.snapshot.Digest;
import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.reader.text.WatReader;
import dev.abigate.writer.wasm.TextModuleEncoder;
import dev.abigate.writer.wasm.WasmWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that the command line names.
 *
 * @param name as it was given; {@code -} is standard input
 */
record InputFile(String name, ByteString bytes) {
    /** The longest file that fits an array of the JVM. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
    /** A text that begins with more blanks than this needs its name. */
    private static final int SNIFFED_BYTES = 256;

    /**
     * Reads the whole file.
     *
     * @throws UnreadableInputException where it is missing, a folder, closed to us or too large
     */
    static InputFile read(String name, Session session) {
        try {
            byte[] bytes = name.equals("-") ? readStream(name, session.in()) : readFile(name);
            return new InputFile(name, ByteString.wrap(bytes));
        } catch (NoSuchFileException e) {
            throw new UnreadableInputException(name + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new UnreadableInputException(name + ": permission denied", e);
        } catch (InvalidPathException e) {
            throw new UnreadableInputException(name + ": not a file name: " + e.getReason(), e);
        } catch (IOException e) {
            throw new UnreadableInputException(name + ": cannot be read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableInputException(name + ": too large for the memory that Java may use", e);
        }
    }

    /**
     * As {@link #read}, for a file that holds a module: one in the text format comes as the binary module that it stands for,
     * which all offsets, sizes and digests are then about.
     *
     * @throws UnreadableInputException also where the text is malformed
     */
    static InputFile readModule(String name, Session session) {
        InputFile file = read(name, session);
        try {
            return file.encoded();
        } catch (MalformedTextException e) {
            throw UnreadableInputException.of(name, e);
        }
    }

    /**
     * This file, or where it is a text the binary module that it stands for.
     *
     * @throws MalformedTextException where the text is no module
     */
    InputFile encoded() {
        return isText() ? new InputFile(name, WasmWriter.write(TextModuleEncoder.encode(WatReader.read(bytes)))) : this;
    }

    /** Whether the name says so, or the file begins like a module in the text format. */
    private boolean isText() {
        String begin =
                bytes.slice(0, Math.min(SNIFFED_BYTES, bytes.length())).utf8().stripLeading();
        return name.endsWith(".wat") || begin.startsWith("(module") || begin.startsWith(";;") || begin.startsWith("(;");
    }

    private static byte[] readFile(String name) throws IOException {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw new UnreadableInputException(name + ": is a directory");
        }
        try (InputStream in = Files.newInputStream(path)) {
            long size = Files.size(path);
            if (size > MOST_BYTES) {
                throw tooLarge(name, size + " bytes");
            }
            return readStream(name, in);
        }
    }

    /** Reads to the end, also where the size is not known before: pipes and devices have none. */
    private static byte[] readStream(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        if (bytes.length == MOST_BYTES && in.read() >= 0) {
            throw tooLarge(name, "more");
        }
        return bytes;
    }

    private static UnreadableInputException tooLarge(String name, String found) {
        return new UnreadableInputException(
                "%s: file too large: found %s, at most %d bytes".formatted(name, found, MOST_BYTES));
    }

    /** The digest of the bytes. */
    Digest digest() {
        return Digest.of(bytes);
    }

    /** SHA-256 of the bytes, in hexadecimal. */
    String sha256() {
        return digest().hexadecimal();
    }
}
