package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotDialect.AuxForm;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.AotVersion;
import dev.abigate.reader.cursor.Cursor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads AOT modules of all dialects.
 *
 * <p>The dialect is found by reading: of those that the version and the size of section 0 leave, the youngest with which
 * the whole file can be read is the file's (section 3). Where none is, the failure of the one that got farthest is
 * reported.
 *
 * <p>Sections 0 to 5 have to be there. Loaders also take a file that breaks off before a custom section, as a module
 * without functions (trap 17.15); no compiler writes one, and this reader refuses it.
 */
public final class AotReader {
    private AotReader() {}

    /**
     * Reads a file.
     *
     * @throws MalformedBinaryException where it is not an AOT module of a known dialect
     */
    public static AotModule read(ByteString file) {
        return read(Cursor.over(file));
    }

    /**
     * Reads a file, of which the cursor has not read anything, to its end. Fields are reported once, by the reading with
     * the file's dialect; none when no dialect fits.
     *
     * @throws MalformedBinaryException where it is not an AOT module of a known dialect
     */
    public static AotModule read(Cursor file) {
        return first(file, candidates(file.quiet()));
    }

    /** The module as the first of the candidates reads it that reads the whole file. */
    private static AotModule first(Cursor file, List<Candidate> candidates) {
        MalformedBinaryException farthest = null;
        for (Candidate candidate : candidates) {
            try {
                AotModule module = new SectionReader(file.quiet(), candidate.dialect, candidate.aux).read();
                if (file.isMapping()) {
                    return new SectionReader(file, candidate.dialect, candidate.aux).read();
                }
                file.bytes(file.remaining(), "module");
                return module;
            } catch (MalformedBinaryException e) {
                farthest = farther(farthest, e);
            }
        }
        throw farthest == null ? file.fail(Flaw.LAYOUT, "version", "") : farthest;
    }

    /**
     * A file whose version is not that of its layout: somebody changed the number, or a runtime did not count its changes.
     *
     * @param version the number in the file
     * @param module what it says, by the layout that its bytes have
     */
    public record Mislabelled(int version, AotModule module) {}

    /**
     * Reads a file by the youngest layout that its bytes fit, whatever its version says.
     *
     * @throws MalformedBinaryException where it is not an AOT module of any known layout
     */
    public static Mislabelled readMislabelled(ByteString file) {
        Cursor header = Cursor.over(file);
        expectMagic(header);
        int version = header.u32("version");
        SectionReader.expectTargetInfo(header);
        int size = header.u32("section size");
        List<Candidate> candidates = Arrays.stream(AotVersion.values())
                .flatMap(other -> AotDialect.candidates(other, size).stream())
                .sorted(Comparator.reverseOrder())
                .flatMap(AotReader::forms)
                .toList();
        return new Mislabelled(version, first(Cursor.over(file), candidates));
    }

    /** Whether a file is an AOT module of a version that no known release writes; no more of it is looked at. */
    public static boolean hasUnknownVersion(ByteString file) {
        Cursor header = Cursor.over(file);
        int size = AotDialect.MAGIC.length();
        return header.remaining() >= size + Integer.BYTES
                && header.bytes(size, "magic").equals(AotDialect.MAGIC)
                && AotVersion.of(header.u32("version")).isEmpty();
    }

    private record Candidate(AotDialect dialect, AuxForm aux) {}

    private static List<Candidate> candidates(Cursor file) {
        expectMagic(file);
        int versionAt = file.offset();
        int number = file.u32("version");
        AotVersion version = AotVersion.of(number)
                .orElseThrow(() -> file.fail(
                        Flaw.UNKNOWN_VERSION,
                        versionAt,
                        "version",
                        "found %s, known are %s".formatted(Integer.toUnsignedString(number), AotVersion.KNOWN)));
        SectionReader.expectTargetInfo(file);
        int sizeAt = file.offset();
        int size = file.u32("section size");
        List<AotDialect> dialects = AotDialect.candidates(version, size);
        if (dialects.isEmpty()) {
            throw file.fail(
                    Flaw.LAYOUT,
                    sizeAt,
                    "section size",
                    "version %s with %s bytes of target info".formatted(version, Integer.toUnsignedString(size)));
        }
        return dialects.stream().flatMap(AotReader::forms).toList();
    }

    private static Stream<Candidate> forms(AotDialect dialect) {
        return dialect.auxForms().stream().map(aux -> new Candidate(dialect, aux));
    }

    private static void expectMagic(Cursor file) {
        ByteString magic = file.bytes(Math.min(file.remaining(), AotDialect.MAGIC.length()), "magic");
        if (!magic.equals(AotDialect.MAGIC)) {
            throw file.fail(Flaw.MAGIC, 0, "magic", "found " + magic);
        }
    }

    private static MalformedBinaryException farther(
            @Nullable MalformedBinaryException farthest, MalformedBinaryException next) {
        return farthest == null || next.offset() > farthest.offset() ? next : farthest;
    }
}
