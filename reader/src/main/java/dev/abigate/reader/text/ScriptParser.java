package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.text.TextModule;
import dev.abigate.format.wast.Action;
import dev.abigate.format.wast.Command;
import dev.abigate.format.wast.ModuleSource;
import dev.abigate.format.wast.Pattern;
import dev.abigate.format.wast.Value;
import dev.abigate.reader.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the commands of a script. */
final class ScriptParser {
    /** How deep threads may nest. */
    private static final int MAX_DEPTH = 100;

    private final SourceText source;
    private final TokenReader in;
    private final PatternParser patterns;
    private boolean onComponents;
    private int depth;
    private int countedTo;
    private int line = 1;

    ScriptParser(SourceText source) {
        this.source = source;
        this.in = new TokenReader(source, new Symbols(), 0);
        this.patterns = new PatternParser(in);
    }

    /** All commands. */
    List<Command> script() {
        List<Command> commands = isField() ? List.of(fields()) : commands();
        if (in.token() != Token.END) {
            throw in.unexpected("a command");
        }
        return commands;
    }

    private boolean isField() {
        return in.token() == Token.OPEN
                && switch (in.word()) {
                    case TYPE, REC, IMPORT, FUNC, TABLE, MEMORY, GLOBAL, TAG, EXPORT, START, ELEM, DATA -> true;
                    case null, default -> false;
                };
    }

    private Command fields() {
        int here = line();
        return new Command.Module(here, Optional.empty(), new ModuleSource.Inline(module(in.place())));
    }

    /** The line of the token; tokens are asked about in their order. */
    private int line() {
        line += source.lineEnds(countedTo, in.place());
        countedTo = in.place();
        return line;
    }

    private List<Command> commands() {
        var commands = new ArrayList<Command>();
        while (in.token() == Token.OPEN) {
            commands.add(command());
        }
        return commands;
    }

    private Command command() {
        int here = line();
        int place = in.place();
        Word word = in.word();
        if (word == null) {
            throw in.unexpected("a command");
        }
        if (word == Word.COMPONENT || onComponents) {
            return onComponent(here, word);
        }
        in.next();
        if (isAssertion(word) && in.opens(Word.COMPONENT)) {
            in.lexer().moveTo(place);
            in.next();
            return onComponent(here, word);
        }
        Command command = command(here, word);
        in.close();
        return command;
    }

    private static boolean isAssertion(Word word) {
        return word.text().startsWith("assert_");
    }

    /** A command that is stepped over. A script that has components has nothing else, as far as is known. */
    private Command onComponent(int here, Word word) {
        onComponents = true;
        in.lexer().skipForm();
        return new Command.OnComponent(here, word == Word.COMPONENT ? Word.MODULE.text() : word.text());
    }

    private Command command(int here, Word word) {
        return switch (word) {
            case MODULE -> moduleCommand(here);
            case REGISTER -> {
                String as = in.name();
                yield new Command.Register(here, as, in.optionalIdentifier());
            }
            case INVOKE -> new Command.Perform(here, invoke());
            case GET -> new Command.Perform(here, get());
            case ASSERT_RETURN -> {
                Action action = action();
                var results = new ArrayList<Pattern>();
                while (in.token() == Token.OPEN) {
                    results.add(patterns.pattern());
                }
                yield new Command.AssertReturn(here, action, results);
            }
            case ASSERT_TRAP ->
                in.opens(Word.MODULE)
                        ? refusal(here, Command.Refusal.UNINSTANTIABLE)
                        : failure(here, Command.Failure.TRAP);
            case ASSERT_EXHAUSTION -> failure(here, Command.Failure.EXHAUSTION);
            case ASSERT_EXCEPTION -> new Command.AssertFailure(here, Command.Failure.EXCEPTION, action(), "");
            case ASSERT_INVALID -> refusal(here, Command.Refusal.INVALID);
            case ASSERT_MALFORMED -> refusal(here, Command.Refusal.MALFORMED);
            case ASSERT_INVALID_CUSTOM -> refusal(here, Command.Refusal.INVALID_CUSTOM);
            case ASSERT_MALFORMED_CUSTOM -> refusal(here, Command.Refusal.MALFORMED_CUSTOM);
            case ASSERT_UNLINKABLE -> refusal(here, Command.Refusal.UNLINKABLE);
            case THREAD -> thread(here);
            case WAIT -> new Command.Join(here, identifier());
            default -> throw in.unexpected("a command");
        };
    }

    private String identifier() {
        return in.optionalIdentifier().orElseThrow(() -> in.unexpected(Token.IDENTIFIER.text()));
    }

    private Command moduleCommand(int here) {
        if (in.take(Word.INSTANCE)) {
            Optional<String> first = in.optionalIdentifier();
            Optional<String> second = in.optionalIdentifier();
            return second.isPresent()
                    ? new Command.Instance(here, first, second)
                    : new Command.Instance(here, Optional.empty(), first);
        }
        boolean definition = in.take(Word.DEFINITION);
        Optional<String> name = in.token() == Token.IDENTIFIER
                ? Optional.of(in.nameOf(in.lexer().symbol()))
                : Optional.empty();
        ModuleSource module = moduleBody();
        return definition ? new Command.Definition(here, name, module) : new Command.Module(here, name, module);
    }

    /** What stands behind {@code module}, but for the parenthesis that closes it. */
    private ModuleSource moduleBody() {
        int place = in.place();
        in.optionalSymbol();
        if (in.take(Word.BINARY)) {
            return new ModuleSource.Binary(in.strings());
        }
        if (in.take(Word.QUOTE)) {
            return new ModuleSource.Quote(in.strings(), Optional.empty());
        }
        in.lexer().moveTo(place);
        return new ModuleSource.Inline(module(place));
    }

    /** The module that begins at a place, with an identifier or with its fields. Its own symbols are nobody else's. */
    private TextModule module(int place) {
        var inner = new TokenReader(source, new Symbols(), place);
        TextModule module = new ModuleParser(inner).fields(inner.optionalSymbol());
        in.lexer().moveTo(inner.place());
        in.next();
        return module;
    }

    private Command failure(int here, Command.Failure failure) {
        Action action = action();
        return new Command.AssertFailure(here, failure, action, in.name());
    }

    private Command refusal(int here, Command.Refusal refusal) {
        in.open(Word.MODULE);
        ModuleSource module = moduleBody();
        in.close();
        ByteString message = in.string();
        return new Command.AssertRefusal(here, refusal, module, message.utf8());
    }

    private Action action() {
        boolean invocation = in.takeOpen(Word.INVOKE);
        if (!invocation) {
            in.open(Word.GET);
        }
        Action action = invocation ? invoke() : get();
        in.close();
        return action;
    }

    private Action invoke() {
        Optional<String> instance = in.optionalIdentifier();
        String export = in.name();
        var arguments = new ArrayList<Value>();
        while (in.token() == Token.OPEN) {
            arguments.add(patterns.value());
        }
        return new Action.Invoke(instance, export, arguments);
    }

    private Action get() {
        Optional<String> instance = in.optionalIdentifier();
        return new Action.Get(instance, in.name());
    }

    private Command thread(int here) {
        if (depth == MAX_DEPTH) {
            throw in.fail(TextFlaw.NESTING_TOO_DEEP, in.place(), "at most " + MAX_DEPTH);
        }
        depth++;
        String name = identifier();
        Optional<String> shared = Optional.empty();
        if (in.takeOpen(Word.SHARED)) {
            in.open(Word.MODULE);
            shared = Optional.of(identifier());
            in.close();
            in.close();
        }
        List<Command> commands = commands();
        depth--;
        return new Command.Fork(here, name, shared, commands);
    }
}
