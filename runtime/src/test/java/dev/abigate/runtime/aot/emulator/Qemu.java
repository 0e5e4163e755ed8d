package dev.abigate.runtime.aot.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Assembles programs that turn data into data of the same size, and runs them in qemu. */
public final class Qemu {
    private static final int SHOWN = 40;

    private final Path folder;
    private final List<String> emulator;
    private final String compiler;

    /**
     * A cross compiler and its emulator.
     *
     * @param folder for files
     * @param compiler a gcc
     */
    public Qemu(Path folder, String compiler, String... emulator) {
        this.folder = folder;
        this.compiler = compiler;
        this.emulator = List.of(emulator);
    }

    /**
     * Runs a program, to which is added: the data at {@code before}, and as much room at {@code after}. It has to write that
     * to its standard output.
     */
    public ByteBuffer run(String program, byte[] data) throws IOException, InterruptedException {
        Path source = folder.resolve("program.s");
        Path before = folder.resolve("before");
        Files.write(before, data);
        Files.writeString(source, program + """
            .data
            .balign 16
            before: .incbin "%s"
            .bss
            .balign 16
            after: .skip %d
            """.formatted(before, data.length));
        Path executable = folder.resolve("program");
        run("log", List.of(compiler, "-nostdlib", "-static", "-o", executable.toString(), source.toString()));
        var command = new ArrayList<>(emulator);
        command.add(executable.toString());
        run("after", command);
        var output =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("after"))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(data.length, output.capacity(), "bytes that the program wrote");
        return output;
    }

    /** Bits for a register: a small number, any, or one of those that mean something special. */
    public static long bits(Random random, long[] special) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(200) - 100;
            case 1 -> random.nextLong();
            default -> special[random.nextInt(special.length)];
        };
    }

    /** Prints how many executions were compared, and fails with the first of those that differ. */
    public static void report(int compared, List<String> different) {
        System.out.printf("qemu: %,d executions of single instructions compared%n", compared);
        assertEquals(
                "",
                different.stream().limit(SHOWN).collect(Collectors.joining("\n")),
                () -> different.size() + " differ");
    }

    private void run(String output, List<String> command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve(output).toFile())
                .redirectError(errors.toFile())
                .start();
        int status = process.waitFor();
        assertEquals(0, status, command.getFirst() + ": " + Files.readString(errors));
    }
}
