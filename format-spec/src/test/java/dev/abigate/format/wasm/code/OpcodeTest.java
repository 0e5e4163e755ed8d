package dev.abigate.format.wasm.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.wasm.feature.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpcodeTest {
    /** Opcode in hexadecimal and mnemonic of every instruction of WebAssembly 3.0, from the specification's index. */
    private static SortedMap<String, String> specified() {
        var specified = new TreeMap<String, String>();
        try (InputStream in = Objects.requireNonNull(OpcodeTest.class.getResourceAsStream("opcodes-3.0.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int tab = line.indexOf('\t');
                specified.put(line.substring(0, tab), line.substring(tab + 1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return specified;
    }

    private static String code(Opcode op) {
        return op.prefix() == 0 ? "%02x".formatted(op.code()) : "%02x %02x".formatted(op.prefix(), op.code());
    }

    @Test
    void hasEveryInstructionOfTheSpecificationByItsNumberAndName() {
        var ours = new TreeMap<String, String>();
        for (Opcode op : Opcode.values()) {
            if (op.feature().since().isPresent()) {
                ours.put(code(op), op.mnemonic());
            }
        }
        assertEquals(specified(), ours);
    }

    @Test
    void findsEveryInstructionByItsNumber() {
        for (Opcode op : Opcode.values()) {
            Optional<Opcode> found = op.prefix() == 0 ? Opcode.of(op.code()) : Opcode.of(op.prefix(), op.code());
            assertEquals(Optional.of(op), found);
        }
        assertEquals(Optional.empty(), Opcode.of(0xFF));
        assertEquals(Optional.empty(), Opcode.of(0xFC, -1));
    }

    @Test
    void hasTheProposalsThatRealModulesUse() {
        assertEquals(67, count(Feature.THREADS));
        assertEquals(5, count(Feature.LEGACY_EXCEPTIONS));
        assertEquals(4, count(Feature.WIDE_ARITHMETIC));
        assertEquals(7, count(Feature.CUSTOM_DESCRIPTORS));
    }

    @Test
    void knowsTheSizeOfEveryAccessToMemoryAndOfEveryLane() {
        for (Opcode op : Opcode.values()) {
            boolean memory = op.immediates() == Immediates.MEMARG || op.immediates() == Immediates.MEMARG_LANE;
            boolean addressed = op.typing() instanceof Signature signature && signature.addressed();
            assertEquals(memory, addressed, op.mnemonic());
            boolean sized = memory || op.immediates() == Immediates.LANE;
            assertEquals(sized, op.accessBytes() > 0, op.mnemonic());
        }
        assertEquals(2, Opcode.I64_ATOMIC_RMW16_ADD_U.accessBytes());
        assertEquals(8, Opcode.V128_LOAD32X2_S.accessBytes());
        assertEquals(4, Opcode.F32X4_REPLACE_LANE.accessBytes());
    }

    private static long count(Feature feature) {
        return Arrays.stream(Opcode.values())
                .filter(op -> op.feature() == feature)
                .count();
    }
}
