package dev.abigate.reader.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
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

class WastReaderTest {
    private static final List<Command> COMMANDS =
            WastReader.read(ExampleTexts.read("script.wast")).commands();

    private static Command line(int line) {
        return COMMANDS.get(line - 1);
    }

    @Test
    void knowsTheLineOfEveryCommand() {
        for (int i = 0; i < COMMANDS.size(); i++) {
            assertEquals(i + 1, COMMANDS.get(i).line());
        }
    }

    @Test
    void readsModulesOfEveryForm() {
        assertEquals(
                new Command.Definition(
                        2, Optional.of("D"), new ModuleSource.Binary(ByteString.of(0, 'a', 's', 'm', 1, 0, 0, 0))),
                line(2));
        assertEquals(new Command.Instance(3, Optional.of("I"), Optional.of("D")), line(3));
        assertEquals(
                new Command.Module(
                        4,
                        Optional.empty(),
                        new ModuleSource.Quote(ByteString.utf8("(func (export \"q\"))"), Optional.empty())),
                line(4));
        assertEquals(new Command.Register(5, "m", Optional.of("M")), line(5));
    }

    @Test
    void readsActionsAndPatterns() {
        var call = new Action.Invoke(
                Optional.empty(),
                "f",
                List.of(
                        new Value.Numeric(NumType.I32, 1),
                        new Value.Numeric(NumType.F64, Double.doubleToRawLongBits(8))));
        assertEquals(
                new Command.AssertReturn(7, call, List.of(new Pattern.Nan(NumType.F32, Pattern.NanKind.CANONICAL))),
                line(7));
        assertEquals(
                List.of(
                        new Pattern.Lanes(
                                NumType.F32,
                                List.of(
                                        lane(1),
                                        new Pattern.Nan(NumType.F32, Pattern.NanKind.ARITHMETIC),
                                        lane(2),
                                        lane(3))),
                        new Pattern.Either(
                                List.of(new Pattern.Exactly(new Value.Numeric(NumType.I32, 1)), new Pattern.AnyNull())),
                        new Pattern.Exactly(new Value.Host(HeapType.Abstract.EXTERN, 4)),
                        new Pattern.NonNull(HeapType.Abstract.FUNC)),
                ((Command.AssertReturn) line(9)).results());
    }

    private static Pattern lane(float value) {
        return new Pattern.Exactly(new Value.Numeric(NumType.F32, Float.floatToRawIntBits(value)));
    }

    @Test
    void tellsATrapOfAnActionFromThatOfAModule() {
        assertEquals(Command.Failure.TRAP, ((Command.AssertFailure) line(11)).failure());
        assertEquals(Command.Refusal.UNINSTANTIABLE, ((Command.AssertRefusal) line(12)).refusal());
    }

    @Test
    void readsTheCommandsOfAThread() {
        var fork = (Command.Fork) line(18);
        assertEquals(Optional.of("M"), fork.shared());
        assertEquals(1, fork.commands().size());
        assertEquals(new Command.Join(19, "T"), line(19));
    }

    @Test
    void takesTheFieldsOfAModuleForAScript() {
        assertEquals(
                1,
                WastReader.read(ByteString.utf8("(func) (export \"f\" (func 0))"))
                        .commands()
                        .size());
    }
}
