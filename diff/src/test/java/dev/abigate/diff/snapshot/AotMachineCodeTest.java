package dev.abigate.diff.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.snapshot.AotFacts.MachineCode;
import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.Text;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AotMachineCodeTest {
    private static AotModule module(String name) {
        return switch (Readers.read(SharedFiles.read(SharedFiles.at("corpus/aot/" + name + ".aot")))) {
            case Artifact.Aot(AotModule module) -> module;
            case Artifact.Wasm _, Artifact.Component _ -> throw new AssertionError("no AOT file");
        };
    }

    private static MachineCode code(String name) {
        return AotMachineCode.of(module(name));
    }

    @ParameterizedTest
    @CsvSource({
        "2.4.5/x86_64/fib, false",
        "2.4.5/x86_64/fib.bc1, true",
        "2.4.5/x86_64/sort.bc0, false",
        "2.4.5/thumbv7em/fib, true",
        "2.4.5/thumbv7em/fib.bc0, false",
    })
    void showsWhetherCodeChecksItsStack(String name, boolean checks) {
        assertEquals(Optional.of(checks), code(name).checksStack());
    }

    @Test
    void doesNotGuessForReleasesThatCheckedWithoutATable() {
        assertEquals(Optional.empty(), code("WAMR-07-10-2020/x86_64/fib").checksStack());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            riscv32/sort          | c m
            riscv32/floats        | c m
            riscv32/floats.ilp32d | c d f m
            riscv64/floats        | c d f m
            """)
    void findsTheExtensionsInTheCode(String name, String extensions) {
        List<String> found = code("2.4.5/" + name).cpuFeatures().orElseThrow();
        assertTrue(List.of(extensions.split(" ", -1)).containsAll(found), found.toString());
        assertTrue(found.contains("c"), found.toString());
        assertEquals(extensions.contains("d"), found.contains("d"), found.toString());
    }

    @Test
    void saysNothingOfOtherProcessors() {
        assertEquals(Optional.empty(), code("2.4.5/x86_64/fib").cpuFeatures());
    }

    @Test
    void knowsAnObjectFileInPlaceOfTheCode() {
        AotModule module = module("2.4.5/riscv32/fib");
        var text = new Text(ByteString.EMPTY, ByteString.of(0x7F, 'E', 'L', 'F', 1, 1));
        MachineCode code = AotMachineCode.of(new AotModule(
                module.dialect(),
                module.auxForm(),
                module.target(),
                module.initData(),
                text,
                module.functions(),
                module.exports(),
                module.relocations(),
                module.customSections(),
                module.deviations(),
                module.sections()));
        assertEquals(6, code.debugObject().orElseThrow().size());
        assertEquals(Optional.empty(), code.cpuFeatures());
        assertEquals(Optional.empty(), AotMachineCode.of(module).debugObject());
    }
}
