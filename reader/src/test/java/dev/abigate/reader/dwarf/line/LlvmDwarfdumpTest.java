package dev.abigate.reader.dwarf.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.SourceLines;
import dev.abigate.reader.dwarf.unit.DebugSections;
import dev.abigate.reader.dwarf.unit.Effort;
import dev.abigate.reader.wasm.WasmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares each row with {@code llvm-dwarfdump}, and what functions are around it with {@code llvm-symbolizer}, on the corpus
 * or on the modules of the folder {@code -Dabigate.modules}.
 */
@EnabledIfSystemProperty(
        named = "abigate.llvm",
        matches = "true",
        disabledReason = "needs llvm-dwarfdump and llvm-symbolizer 14 and -Dabigate.llvm=true")
class LlvmDwarfdumpTest {
    private static final Pattern ROW =
            Pattern.compile("^0x([0-9a-f]{16}) +(\\d+) +(\\d+) +(\\d+) +\\d+ +\\d+ +(is_stmt)?.*?(end_sequence)?$");
    private static final Pattern PLACE = Pattern.compile("^(.*):(\\d+):(\\d+)$");

    @TempDir
    private Path folder = Path.of("");

    private static List<Path> modules() throws IOException {
        Path given = Path.of(System.getProperty("abigate.modules", ""));
        if (!given.toString().isEmpty()) {
            try (Stream<Path> files = Files.list(given)) {
                return files.filter(file -> file.toString().endsWith(".wasm"))
                        .sorted()
                        .toList();
            }
        }
        return Stream.of("corpus/abi", "corpus/abi-own")
                .flatMap(below -> SharedFiles.below(below, ".wasm").stream())
                .toList();
    }

    @Test
    void rowsAndFramesAreThoseOfLlvm() throws IOException, InterruptedException {
        int rows = 0;
        int frames = 0;
        for (Path file : modules()) {
            WasmModule module = WasmReader.read(SharedFiles.read(file));
            DebugSections sections = DebugSections.of(module);
            if (!sections.has(DebugSection.LINE)) {
                continue;
            }
            var own = new Listing();
            Cursor in = sections.cursor(DebugSection.LINE);
            while (!in.atEnd()) {
                LineHeader.WithProgram table = LineHeader.read(in, sections, Effort.of(List.of(sections)));
                LineProgram.run(table.header(), table.program(), own);
            }
            List<String> expected = rowsOfLlvm(file);
            assertEquals(expected.size(), own.rows.size(), file::toString);
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i), own.rows.get(i), file + " row " + i);
            }
            rows += own.rows.size();
            frames += compareFrames(file, SourceLines.of(module), own.addresses);
        }
        assertTrue(rows > 0, "no module with lines");
        System.out.printf("llvm-dwarfdump: %,d rows and %,d frames are the same%n", rows, frames);
    }

    private List<String> rowsOfLlvm(Path file) throws IOException, InterruptedException {
        var rows = new ArrayList<String>();
        for (String line : run("", "llvm-dwarfdump", "--debug-line", file.toString())) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                long address = Long.parseLong(row.group(1), 16);
                rows.add(
                        row.group(6) != null
                                ? "%x end".formatted(address)
                                : "%x %s:%s:%s %b"
                                        .formatted(
                                                address,
                                                row.group(4),
                                                row.group(2),
                                                row.group(3),
                                                row.group(5) != null));
            }
        }
        return rows;
    }

    private int compareFrames(Path file, SourceLines lines, List<Long> addresses)
            throws IOException, InterruptedException {
        var input = new StringBuilder();
        addresses.forEach(address -> input.append("0x%x%n".formatted(address)));
        List<String> output = run(input.toString(), "llvm-symbolizer", "--obj=" + file);
        int at = 0;
        int count = 0;
        for (long address : addresses) {
            var expected = new ArrayList<String>();
            for (; !output.get(at).isEmpty(); at += 2) {
                expected.add(place(output.get(at + 1)));
            }
            at++;
            List<String> found = lines.atAddress(address).stream()
                    .map(frame -> place("%s:%d:%d".formatted(frame.file(), frame.line(), frame.column())))
                    .toList();
            if (!expected.equals(List.of("??:0:0"))) {
                assertEquals(expected, found, () -> "0x%x of %s".formatted(address, file));
            }
            count += found.size();
        }
        return count;
    }

    /** The place without folders. */
    private static String place(String text) {
        Matcher place = PLACE.matcher(text);
        assertTrue(place.matches(), text);
        String file = place.group(1);
        return file.substring(file.lastIndexOf("/") + 1) + ":" + place.group(2) + ":" + place.group(3);
    }

    private List<String> run(String input, String... command) throws IOException, InterruptedException {
        Path in = folder.resolve("input");
        Path out = folder.resolve("output");
        Files.writeString(in, input);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, process.waitFor(), () -> String.join(" ", command));
        return Files.readAllLines(out);
    }

    private static final class Listing implements LineProgram.Rows {
        private final List<String> rows = new ArrayList<>();
        private final List<Long> addresses = new ArrayList<>();

        @Override
        public void row(long address, int file, int line, int column, boolean statement) {
            rows.add("%x %d:%d:%d %b".formatted(address, file, line, column, statement));
            addresses.add(address);
        }

        @Override
        public void end(long address) {
            rows.add("%x end".formatted(address));
        }
    }
}
