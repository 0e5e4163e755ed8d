package dev.abigate.reader.wast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wast.Action;
import dev.abigate.format.wast.Command;
import dev.abigate.format.wast.ModuleSource;
import dev.abigate.format.wast.Pattern;
import dev.abigate.format.wast.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandListReaderTest {
    private static final ByteString FILE = ByteString.of(1, 2, 3);

    private static List<Command> commands(String list) {
        return CommandListReader.read(
                        ByteString.utf8("{\"source_filename\":\"a.wast\",\"commands\":[" + list + "]}"),
                        name -> name.startsWith("there") ? Optional.of(FILE) : Optional.empty())
                .commands();
    }

    @Test
    void readsModulesWithTheirFiles() {
        assertEquals(
                List.of(
                        new Command.Module(1, Optional.of("M"), new ModuleSource.Binary(FILE)),
                        new Command.AssertRefusal(
                                2,
                                Command.Refusal.MALFORMED,
                                new ModuleSource.Quote(FILE, Optional.empty()),
                                "unexpected token")),
                commands("""
                        {"type":"module","line":1,"filename":"there.wasm","module_type":"binary","name":"$M"},
                        {"type":"assert_malformed","line":2,"filename":"there.wat","module_type":"text",
                         "text":"unexpected token"}
                        """));
    }

    @Test
    void readsActionsAndPatterns() {
        assertEquals(
                List.of(new Command.AssertReturn(
                        3,
                        new Action.Invoke(
                                Optional.of("M"),
                                "f",
                                List.of(
                                        new Value.Numeric(NumType.I32, -1),
                                        new Value.Host(HeapType.Abstract.EXTERN, 7),
                                        new Value.Null(HeapType.Abstract.FUNC))),
                        List.of(
                                new Pattern.Nan(NumType.F64, Pattern.NanKind.CANONICAL),
                                new Pattern.NonNull(HeapType.Abstract.I31),
                                new Pattern.AnyNull(),
                                new Pattern.Exactly(new Value.Vector(ByteString.of(
                                        1, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255)))))),
                commands("""
                        {"type":"assert_return","line":3,"action":{"type":"invoke","module":"$M","field":"f","args":[
                         {"type":"i32","value":"4294967295"},{"type":"externref","value":"7"},
                         {"type":"funcref","value":"null"}]},
                         "expected":[{"type":"f64","value":"nan:canonical"},{"type":"i31ref"},
                         {"type":"refnull","value":"null"},
                         {"type":"v128","lane_type":"i64","value":["1","18446744073709551615"]}]}
                        """));
    }

    @Test
    void marksCommandsOnComponents() {
        assertEquals(
                List.of(new Command.OnComponent(1, "module"), new Command.OnComponent(2, "assert_return")),
                commands("""
                        {"type":"module","line":1,"filename":"a.wasm","module_type":"binary","kind":"component"},
                        {"type":"assert_return","line":2,"action":{"type":"invoke","field":"f","args":[
                         {"type":"list","value":[]}]},"expected":[]}
                        """));
    }

    @Test
    void saysWhichCommandIsWrong() {
        var missing = assertThrows(
                MalformedTextException.class,
                () -> commands("\n{\"type\":\"module\",\"line\":1,\"filename\":\"gone.wasm\"}"));
        assertEquals(TextFlaw.MISSING_FILE, missing.flaw());
        assertEquals(2, missing.line());
        var unknown =
                assertThrows(MalformedTextException.class, () -> commands("{\"type\":\"assert_joy\",\"line\":1}"));
        assertEquals(TextFlaw.UNKNOWN_VALUE, unknown.flaw());
        var incomplete = assertThrows(MalformedTextException.class, () -> commands("{\"type\":\"module\"}"));
        assertEquals(TextFlaw.MISSING_MEMBER, incomplete.flaw());
    }
}
