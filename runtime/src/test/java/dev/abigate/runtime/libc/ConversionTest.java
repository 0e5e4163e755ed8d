package dev.abigate.runtime.libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
    private static final int CASES = 20_000;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%5d;-42;  -42", "%-5d;42;42   ", "%05d;-42;-0042", "%+d;42;+42", "% d;42; 42", "%.4d;42;0042",
                "%.0d;0;''", "%08.3d;42;     042", "%x;-1;ffffffff", "%#x;255;0xff", "%#o;8;010", "%#.0o;0;0",
                "%X;48879;BEEF", "%c;65;A", "%p;4096;0x1000", "%p;0;(nil)", "%u;-1;4294967295", "%hhd;300;44",
                "%i;-2147483648;-2147483648",
            })
    void integers(String format, int value, String expected) {
        int bits = format.contains("hh") ? Byte.SIZE : Integer.SIZE;
        assertEquals(expected, Conversion.parse(format).orElseThrow().integer(value, bits));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%f;3.14159;3.141590",
                "%.0f;0.5;0",
                "%.0f;1.5;2",
                "%.1f;0.25;0.2",
                "%08.2f;-3.14159;-0003.14",
                "%e;12345.678;1.234568e+04",
                "%.0e;5e-324;5e-324",
                "%E;1e100;1.000000E+100",
                "%g;100000;100000",
                "%g;1000000;1e+06",
                "%g;0.0001;0.0001",
                "%g;0.00001;1e-05",
                "%#g;1;1.00000",
                "%G;1e-10;1E-10",
                "%f;Infinity;inf",
                "%05F;-Infinity; -INF",
                "%g;NaN;nan",
                "%f;-0.0;-0.000000",
                "%g;0;0",
                "%.3g;9.9996;10",
                "%.20f;0.1;0.10000000000000000555",
            })
    void reals(String format, double value, String expected) {
        assertEquals(expected, Conversion.parse(format).orElseThrow().real(value));
    }

    @Test
    void strings() {
        assertEquals("  ab", Conversion.parse("%4.2s").orElseThrow().string("abcdef"));
        assertEquals("abc ", Conversion.parse("%-4s").orElseThrow().string("abc"));
        assertEquals("(null)", Conversion.parse("%s").orElseThrow().noString());
        assertEquals("", Conversion.parse("%.3s").orElseThrow().noString());
        assertTrue(Conversion.parse("%5-d").isEmpty());
    }

    /** Formats and values at random, given to the C library of this machine. */
    @Test
    @EnabledIfSystemProperty(
            named = "abigate.gcc",
            matches = "true",
            disabledReason = "needs gcc, glibc and -Dabigate.gcc=true")
    void asTheCLibraryOfThisMachine() throws IOException, InterruptedException {
        var random = new Random(7);
        List<String> formats = new ArrayList<>();
        List<String> results = new ArrayList<>();
        var program = new StringBuilder("#include <stdio.h>\n#include <string.h>\n")
                .append("static double d(unsigned long long b) { double v; memcpy(&v, &b, 8); return v; }\n");
        for (int i = 0; i < CASES; i++) {
            if (i % 1000 == 0) {
                program.append(i == 0 ? "" : "}\n")
                        .append("static void f")
                        .append(i / 1000)
                        .append("(void) {\n");
            }
            var format = new StringBuilder("%");
            for (char flag : "-+ #0".toCharArray()) {
                format.append(random.nextInt(4) == 0 ? flag : "");
            }
            format.append(random.nextBoolean() ? Integer.toString(1 + random.nextInt(30)) : "");
            format.append(random.nextBoolean() ? "." + random.nextInt(25) : "");
            formats.add("case " + i + " " + format);
            if (random.nextBoolean()) {
                // glibc 2.36 loses digits of %#g where rounding reaches the next power of ten.
                String letters = format.indexOf("#") < 0 ? "efgEFG" : "efEF";
                format.append(letters.charAt(random.nextInt(letters.length())));
                long bits = Double.doubleToRawLongBits(
                        random.nextBoolean()
                                ? Double.longBitsToDouble(random.nextLong())
                                : random.nextInt(2_000_000) / 1000.0);
                program.append("  printf(\"%s\\n\", d(0x%xull));%n".formatted(format, bits));
                results.add(Conversion.parse(format.toString()).orElseThrow().real(Double.longBitsToDouble(bits)));
            } else {
                char letter = "diouxX".charAt(random.nextInt(6));
                long value = random.nextLong() >> random.nextInt(64);
                program.append("  printf(\"%sll%c\\n\", %dll - 1);%n".formatted(format, letter, value + 1));
                results.add(Conversion.parse(format.toString() + letter)
                        .orElseThrow()
                        .integer(value, Long.SIZE));
            }
        }
        program.append("}\nint main(void) {\n");
        for (int i = 0; i < CASES / 1000; i++) {
            program.append("  f").append(i).append("();\n");
        }
        Path source = Files.writeString(folder.resolve("t.c"), program.append("}\n"));
        Path binary = folder.resolve("t");
        Path output = folder.resolve("out");
        assertEquals(
                0, run(List.of("gcc", "-w", "-O0", source.toString(), "-o", binary.toString()), folder.resolve("log")));
        assertEquals(0, run(List.of(binary.toString()), output));
        List<String> theirs = Files.readAllLines(output);
        for (int i = 0; i < CASES; i++) {
            assertEquals(theirs.get(i), results.get(i), formats.get(i));
        }
    }

    private static int run(List<String> command, Path output) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }
}
