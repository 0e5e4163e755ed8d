package dev.abigate.reader.corpus;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.MalformedTextException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Damages files and reads them: acceptance and the exceptions for bad files are right, anything else is a defect.
 */
public final class Robustness {
    private static final long LONGEST_NANOS = 2_000_000_000L;

    private final Consumer<ByteString> reading;
    private final List<String> defects = new ArrayList<>();
    private int accepted;
    private int refused;

    /** @param reading what is to survive */
    public Robustness(Consumer<ByteString> reading) {
        this.reading = reading;
    }

    /** Reads the first {@code length} bytes of a file. */
    public void truncate(String name, ByteString file, int length) {
        if (length >= 0 && length <= file.length()) {
            read(name + " cut to " + length, file.slice(0, length));
        }
    }

    /** Reads {@code count} files of the given ones, each with one bit flipped, chosen by {@code seed}. */
    public void flipBits(List<ByteString> files, int count, long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            int file = random.nextInt(files.size());
            byte[] bytes = files.get(file).toArray();
            int at = random.nextInt(bytes.length);
            int bit = random.nextInt(Byte.SIZE);
            bytes[at] ^= (byte) (1 << bit);
            read("file %d, bit %d of byte 0x%x flipped".formatted(file, bit, at), ByteString.wrap(bytes));
        }
    }

    /**
     * Reads {@code count} texts made of the given ones, each with a few parts removed, doubled, or replaced by parts of
     * another, chosen by {@code seed}.
     */
    public void mutateTexts(List<ByteString> texts, int count, long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            ByteString text = texts.get(random.nextInt(texts.size()));
            for (int change = random.nextInt(1, 3); change > 0; change--) {
                ByteString other = texts.get(random.nextInt(texts.size()));
                int from = random.nextInt(text.length() + 1);
                int to = Math.min(text.length(), from + random.nextInt(6));
                int otherFrom = random.nextInt(other.length());
                int otherTo = Math.min(other.length(), otherFrom + random.nextInt(6));
                var mutated = new ByteArrayOutputStream();
                mutated.writeBytes(text.slice(0, from).toArray());
                mutated.writeBytes(other.slice(otherFrom, otherTo - otherFrom).toArray());
                if (random.nextInt(8) == 0) {
                    mutated.write(random.nextInt(256));
                }
                mutated.writeBytes(text.slice(to, text.length() - to).toArray());
                text = ByteString.wrap(mutated.toByteArray());
            }
            read("mutated text " + i + ": " + text.utf8(), text);
        }
    }

    /** What went wrong; empty where all is well. */
    public List<String> defects() {
        return List.copyOf(defects);
    }

    @Override
    public String toString() {
        return "%d damaged files accepted, %d refused, %d defects".formatted(accepted, refused, defects.size());
    }

    /** Reads a damaged file. */
    public void read(String what, ByteString bytes) {
        long start = System.nanoTime();
        try {
            reading.accept(bytes);
            accepted++;
        } catch (MalformedBinaryException | InvalidModuleException e) {
            refused++;
            String message = String.valueOf(e.getMessage());
            if (message.contains("\n")) {
                defects.add(what + ": more than one line: " + message);
            }
        } catch (MalformedTextException e) {
            refused++;
            if (e.line() < 1 || e.column() < 1) {
                defects.add(what + ": no place: " + e);
            }
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            defects.add(what + ": " + e);
        }
        if (System.nanoTime() - start > LONGEST_NANOS) {
            defects.add(what + ": took more than 2 s");
        }
    }
}
