package dev.abigate.reader.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.corpus.ComponentSuite;
import dev.abigate.reader.corpus.Coverage;
import dev.abigate.reader.corpus.Robustness;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.validation.component.ComponentValidator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComponentRobustnessTest {
    private static final int[] HEADER = {0, 'a', 's', 'm', 0x0D, 0, 1, 0};

    private static void check(ByteString file) {
        ComponentValidator.validate(ComponentReader.read(file), FeatureSet.ALL);
    }

    private static ByteString plugin() {
        try (var stream = ComponentRobustnessTest.class.getResourceAsStream("/component/plugin.wasm")) {
            return ByteString.wrap(Objects.requireNonNull(stream, "plugin.wasm").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void survivesTruncationAtEveryByte() {
        var robustness = new Robustness(ComponentRobustnessTest::check);
        ByteString file = plugin();
        for (int length = 0; length < file.length(); length++) {
            robustness.truncate("plugin", file, length);
        }
        System.out.println("component cut at every byte: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }

    @Test
    void survivesFlippedBits() {
        var robustness = new Robustness(ComponentRobustnessTest::check);
        robustness.flipBits(List.of(plugin()), 10_000, 0x636f6d70);
        System.out.println("component with a flipped bit: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }

    @Test
    void survivesFlippedBitsInTheSuite() {
        var files = new ArrayList<ByteString>();
        ComponentSuite.cases(ComponentSuite.Verdict.VALID).forEach(c -> files.add(c.bytes()));
        var robustness = new Robustness(ComponentRobustnessTest::check);
        robustness.flipBits(files, 10_000, 0x73756974);
        System.out.println("components of the suite with a flipped bit: " + robustness);
        assertEquals(List.of(), robustness.defects());
    }

    @Test
    void mapsEveryByteOnce() {
        ByteString file = plugin();
        var coverage = new Coverage();
        ComponentReader.read(Cursor.over(file, coverage));
        assertEquals(List.of(), coverage.defects(file.length()));
        assertTrue(coverage.fields() > 1_000);
    }

    @Test
    void refusesComponentsThatNestTooDeep() {
        ByteString file = ByteString.of(HEADER);
        for (int i = 0; i <= ComponentReader.DEEPEST; i++) {
            file = section(4, file);
        }
        ByteString deep = file;
        assertEquals(
                Flaw.NESTING_TOO_DEEP,
                assertThrows(MalformedBinaryException.class, () -> ComponentReader.read(deep))
                        .flaw());
    }

    /** A list of a list of a list, each a type of two bytes. */
    @Test
    void refusesTypesThatNestTooDeep() {
        var types = new ByteArrayOutputStream();
        types.writeBytes(new byte[] {(byte) 0xE8, 0x07, 0x70, 0x7D});
        for (int i = 0; i < 999; i++) {
            types.write(0x70);
            types.write((i & 0x7F) | 0x80);
            types.write(i >> 7);
        }
        ByteString file = section(7, ByteString.wrap(types.toByteArray()));
        var refusal = assertThrows(InvalidModuleException.class, () -> check(file));
        assertEquals("section 'type', type 199: types nest deeper than 200", refusal.getMessage());
    }

    /** A tuple of two of a tuple of two, and so on: a thousand million million parts in a few hundred bytes. */
    @Test
    void looksAtSharedPartsOnce() {
        var types = new ByteArrayOutputStream();
        types.writeBytes(new byte[] {61, 0x6F, 2, 0x7D, 0x7D});
        for (int i = 0; i < 59; i++) {
            types.writeBytes(new byte[] {0x6F, 2, (byte) i, (byte) i});
        }
        types.writeBytes(new byte[] {0x40, 1, 1, 'a', 59, 1, 0});
        check(section(7, ByteString.wrap(types.toByteArray())));
    }

    /** A record of many fields, and many functions that return it. */
    @Test
    void refusesWhatTakesTooLongToLookAt() {
        int fields = 50_000;
        int functions = 2_000;
        var types = new ByteArrayOutputStream();
        types.writeBytes(leb128(functions + 1));
        types.write(0x72);
        types.writeBytes(leb128(fields));
        for (int i = 0; i < fields; i++) {
            types.writeBytes(name("a" + i));
            types.write(0x7D);
        }
        for (int i = 0; i < functions; i++) {
            types.writeBytes(new byte[] {0x40, 0, 0, 0});
        }
        ByteString file = section(7, ByteString.wrap(types.toByteArray()));
        var refusal = assertThrows(InvalidModuleException.class, () -> check(file));
        assertTrue(refusal.reason().endsWith("take more than 50000000 steps to check"), refusal.reason());
    }

    @Test
    void readsNamesOfManyWords() {
        String words = "-1a".repeat(50_000);
        check(named("a" + words));
        check(named("a" + words + ":b" + words + "/c" + words + "@0.1.0-1" + ".a1".repeat(50_000)));
        var refusal = assertThrows(InvalidModuleException.class, () -> check(named("a" + words + "B")));
        assertTrue(refusal.reason().endsWith("it is not in kebab case"));
    }

    /** A component that imports an empty instance. */
    private static ByteString named(String name) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(section(7, ByteString.of(1, 0x42, 0)).toArray());
        var imports = new ByteArrayOutputStream();
        imports.writeBytes(new byte[] {1, 0});
        imports.writeBytes(name(name));
        imports.writeBytes(new byte[] {5, 0});
        file.write(10);
        file.writeBytes(leb128(imports.size()));
        file.writeBytes(imports.toByteArray());
        return ByteString.wrap(file.toByteArray());
    }

    private static byte[] name(String text) {
        var name = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        name.writeBytes(leb128(bytes.length));
        name.writeBytes(bytes);
        return name.toByteArray();
    }

    /** The number in three bytes. */
    private static byte[] leb128(int number) {
        return new byte[] {
            (byte) ((number & 0x7F) | 0x80), (byte) (((number >> 7) & 0x7F) | 0x80), (byte) (number >> 14)
        };
    }

    /** A component of one section. */
    private static ByteString section(int id, ByteString body) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(ByteString.of(HEADER).toArray());
        file.write(id);
        file.writeBytes(leb128(body.length()));
        file.writeBytes(body.toArray());
        return ByteString.wrap(file.toByteArray());
    }
}
