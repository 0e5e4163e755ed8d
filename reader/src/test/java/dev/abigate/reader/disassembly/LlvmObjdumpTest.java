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
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares every line with {@code llvm-objdump}, on the code of the corpus and on bits at random. */
@EnabledIfSystemProperty(
        named = "abigate.llvm",
        matches = "true",
        disabledReason = "needs llvm-objdump and llvm-objcopy 14 and -Dabigate.llvm=true")
class LlvmObjdumpTest {
    private static final Pattern LINE = Pattern.compile("^ *([0-9a-f]+): *\\t(\\S+)(?:\\t(.*?))?(?: *//.*)?$");
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

    /** What we call system registers by their numbers has names in LLVM. */
    private static final Pattern NUMBERED = Pattern.compile("(mrs|msr) .*S[23]_\\d_C\\d+_C\\d+_\\d.*");

    private static final String MATTR = "--mattr=+m,+a,+f,+d,+c,+zba,+zbb";

    /** A kind of code that both disassemble. */
    enum Machine {
        RISCV32("elf32-littleriscv", MATTR, new RiscvDisassembler(false)),
        RISCV64("elf64-littleriscv", MATTR, new RiscvDisassembler(true)),
        AARCH64("elf64-littleaarch64", "--mattr=", new A64Disassembler());

        private final String object;
        private final String features;
        private final Disassembler disassembler;

        Machine(String object, String features, Disassembler disassembler) {
            this.object = object;
            this.features = features;
            this.disassembler = disassembler;
        }
    }

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void codeOfTheCorpus(Machine machine) throws IOException, InterruptedException {
        String place = "/" + machine.name().toLowerCase(Locale.ROOT) + "/";
        List<Path> files;
        try (Stream<Path> walk = Files.walk(SharedFiles.at("corpus/aot"))) {
            files = walk.filter(file ->
                            file.toString().contains(place) && file.toString().endsWith(".aot"))
                    .sorted()
                    .toList();
        }
        int lines = 0;
        for (Path file : files) {
            if (!(Readers.read(SharedFiles.read(file)) instanceof Artifact.Aot(AotModule module))) {
                throw new IllegalStateException(file + " is no AOT module");
            }
            lines += compare(file.toString(), module.text().code(), machine, true);
        }
        System.out.printf(
                "llvm-objdump: %,d instructions of %,d files are the same on %s%n", lines, files.size(), machine);
    }

    @ParameterizedTest
    @EnumSource
    void wordsAtRandom(Machine machine) throws IOException, InterruptedException {
        var random = new Random(SEED);
        var bytes = new byte[RANDOM_WORDS * Integer.BYTES];
        random.nextBytes(bytes);
        if (machine != Machine.AARCH64) {
            for (int at = 0; at < bytes.length; at += Integer.BYTES) {
                bytes[at] |= 0b11;
            }
        }
        compare("random words", ByteString.wrap(bytes), machine, false);
    }

    @ParameterizedTest
    @EnumSource(names = {"RISCV32", "RISCV64"})
    void everyCompressedInstruction(Machine machine) throws IOException, InterruptedException {
        var halves = new byte[1 << 17];
        for (int half = 0; half < 1 << 16; half++) {
            int compressed = (half & 3) == 3 ? half - 1 : half;
            halves[2 * half] = (byte) compressed;
            halves[2 * half + 1] = (byte) (compressed >>> 8);
        }
        compare("compressed", ByteString.wrap(halves), machine, false);
    }

    /** Number of lines. */
    private int compare(String name, ByteString code, Machine machine, boolean strict)
            throws IOException, InterruptedException {
        int lines = 0;
        var different = new ArrayList<String>();
        for (String line : objdump(code, machine)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            lines++;
            int offset = Integer.parseInt(matcher.group(1), 16);
            Cursor cursor =
                    Cursor.overPart(code.slice(offset, code.length() - offset), offset, "code", Flaw.UNEXPECTED_END);
            Statement ours = machine.disassembler.next(cursor);
            String theirs = normal(matcher.group(2), matcher.group(3) == null ? "" : matcher.group(3));
            String written = normal(ours);
            if (!theirs.equals(written) && (strict || !leftOut(theirs, written, machine))) {
                different.add("%s+%x: llvm '%s', ours '%s'".formatted(name, offset, theirs, written));
            }
        }
        assertEquals(
                "", different.stream().limit(25).collect(Collectors.joining("\n")), () -> different.size() + " differ");
        return lines;
    }

    private static boolean leftOut(String theirs, String ours, Machine machine) {
        if (machine == Machine.AARCH64) {
            return ours.startsWith(".word") || NUMBERED.matcher(ours).matches();
        }
        if (machine == Machine.RISCV32 && WIDE_ONLY.matcher(theirs).lookingAt()) {
            return true;
        }
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
        return normal(statement.mnemonic(), String.join(", ", statement.operands()) + target);
    }

    private List<String> objdump(ByteString code, Machine machine) throws IOException, InterruptedException {
        Path raw = folder.resolve("code");
        Files.write(raw, code.toArray());
        Path object = folder.resolve("code.o");
        run(
                List.of("llvm-objcopy", "-I", "binary", "-O", machine.object, raw.toString(), object.toString()),
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
                        machine.features,
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
