package dev.abigate.reader.disassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.cursor.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Compares every line with {@code llvm-objdump}, on the code of the corpus and on bits at random. */
@EnabledIfSystemProperty(
        named = "abigate.llvm",
        matches = "true",
        disabledReason = "needs llvm-objdump and llvm-objcopy 14 and -Dabigate.llvm=true")
class LlvmObjdumpTest {
    private static final Pattern LINE = Pattern.compile("^ *([0-9a-f]+): *\\t(\\S+)(?:\\t(.*))?$");
    private static final Pattern TARGET = Pattern.compile("(?:^|, )0x(?:f{8})?([0-9a-f]+)(?: <.*)?$");
    private static final long SEED = 14;
    private static final int RANDOM_WORDS = 400_000;

    /** Hints, and operations that our table leaves out: only the names of what they are differ. */
    private static final Pattern OTHER_NAMES = Pattern.compile(
            "<unknown>|fcvt\\.d\\.[sw]|\\.|csr|fr|fs[rc]|unimp|rd|fence|ecall|ebreak|[msu]ret|wfi|sfence|dret|h|bclr|bset|binv|bext");

    /** Shifts by more than 31, which LLVM 14 prints for registers of 32 bits; operations encoded otherwise there. */
    private static final Pattern WIDE_ONLY = Pattern.compile("s[lr][la]i |rori |zext\\.h |rev8 ");

    /** A compressed form that the manual reserves and LLVM 14 prints. */
    private static final Pattern RESERVED = Pattern.compile("lui \\w+, 0");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void codeOfTheCorpus() throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(SharedFiles.at("corpus/aot"))) {
            files = walk.filter(file -> file.toString().matches(".*/riscv(32|64)/[^/]*")
                            && file.toString().endsWith(".aot"))
                    .sorted()
                    .toList();
        }
        int lines = 0;
        for (Path file : files) {
            if (!(Readers.read(SharedFiles.read(file)) instanceof Artifact.Aot(AotModule module))) {
                throw new IllegalStateException(file + " is no AOT module");
            }
            boolean wide = module.target().binaryType().is64Bit();
            lines += compare(file.toString(), module.text().code(), wide, true);
        }
        System.out.printf("llvm-objdump: %,d instructions of %,d files are the same%n", lines, files.size());
    }

    @Test
    void bitsAtRandom() throws IOException, InterruptedException {
        var random = new Random(SEED);
        var bytes = new byte[RANDOM_WORDS * Integer.BYTES];
        random.nextBytes(bytes);
        for (int at = 0; at < bytes.length; at += Integer.BYTES) {
            bytes[at] |= 0b11;
        }
        compare("random words", ByteString.wrap(bytes), true, false);
        compare("random words", ByteString.wrap(bytes), false, false);
        var halves = new byte[1 << 17];
        for (int half = 0; half < 1 << 16; half++) {
            int compressed = (half & 3) == 3 ? half - 1 : half;
            halves[2 * half] = (byte) compressed;
            halves[2 * half + 1] = (byte) (compressed >>> 8);
        }
        compare("compressed", ByteString.wrap(halves), true, false);
        compare("compressed", ByteString.wrap(halves), false, false);
    }

    /** Number of lines. */
    private int compare(String name, ByteString code, boolean wide, boolean strict)
            throws IOException, InterruptedException {
        var disassembler = new RiscvDisassembler(wide);
        int lines = 0;
        var different = new ArrayList<String>();
        for (String line : objdump(code, wide)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            lines++;
            int offset = Integer.parseInt(matcher.group(1), 16);
            Cursor cursor =
                    Cursor.overPart(code.slice(offset, code.length() - offset), offset, "code", Flaw.UNEXPECTED_END);
            Statement ours = disassembler.next(cursor);
            String theirs = normal(matcher.group(2), matcher.group(3) == null ? "" : matcher.group(3));
            String written = normal(ours);
            boolean left = !strict
                    && (leftOut(theirs, written)
                            || (!wide && WIDE_ONLY.matcher(theirs).lookingAt()));
            if (!theirs.equals(written) && !left) {
                different.add("%s+%x: llvm '%s', ours '%s'".formatted(name, offset, theirs, written));
            }
        }
        assertEquals(
                "", different.stream().limit(25).collect(Collectors.joining("\n")), () -> different.size() + " differ");
        return lines;
    }

    private static boolean leftOut(String theirs, String ours) {
        boolean both = OTHER_NAMES.matcher(theirs).lookingAt()
                && OTHER_NAMES.matcher(ours).lookingAt();
        return both || theirs.startsWith("c.") || RESERVED.matcher(theirs).matches();
    }

    private static String normal(String mnemonic, String operands) {
        return (mnemonic + " " + TARGET.matcher(operands).replaceFirst(" -> $1")).strip();
    }

    private static String normal(Statement statement) {
        String target = statement.target().isPresent()
                ? " -> " + Integer.toHexString(statement.target().getAsInt())
                : "";
        return (statement.mnemonic() + " " + String.join(", ", statement.operands()) + target).strip();
    }

    private List<String> objdump(ByteString code, boolean wide) throws IOException, InterruptedException {
        Path raw = folder.resolve("code");
        Files.write(raw, code.toArray());
        Path object = folder.resolve("code.o");
        run(
                List.of(
                        "llvm-objcopy",
                        "-I",
                        "binary",
                        "-O",
                        wide ? "elf64-littleriscv" : "elf32-littleriscv",
                        raw.toString(),
                        object.toString()),
                folder.resolve("log"));
        Path out = folder.resolve("out");
        run(
                List.of(
                        "llvm-objdump",
                        "-D",
                        "-z",
                        "-j",
                        ".data",
                        "--no-show-raw-insn",
                        "--mattr=+m,+a,+f,+d,+c,+zba,+zbb",
                        object.toString()),
                out);
        return Files.readAllLines(out);
    }

    private static void run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> command + " failed");
    }
}
