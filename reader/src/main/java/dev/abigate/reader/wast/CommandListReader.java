package dev.abigate.reader.wast;

import dev.abigate.format.ByteString;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wast.Action;
import dev.abigate.format.wast.Command;
import dev.abigate.format.wast.ModuleSource;
import dev.abigate.format.wast.Pattern;
import dev.abigate.format.wast.Script;
import dev.abigate.format.wast.Value;
import dev.abigate.reader.json.JsonReader;
import dev.abigate.reader.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the JSON lists that {@code wast2json} and {@code wasm-tools json-from-wast} make of scripts. The modules are in files
 * of their own.
 *
 * <p>Actions do not say whether they are on a component; in a list that has components all are taken to be.
 *
 * @see <a href="https://github.com/WebAssembly/wabt/blob/main/docs/wast2json.md">Layout of the lists</a>
 */
public final class CommandListReader {
    private final Function<String, Optional<ByteString>> files;
    private boolean onComponents;

    private CommandListReader(Function<String, Optional<ByteString>> files) {
        this.files = files;
    }

    /**
     * The script of a list.
     *
     * @param files finds the bytes of a file that the list names
     * @throws dev.abigate.format.MalformedTextException where the list is malformed, or a file is missing
     */
    public static Script read(ByteString list, Function<String, Optional<ByteString>> files) {
        var source = new SourceText(list);
        var reader = new CommandListReader(files);
        return new Script(reader.commands(new Members(source, JsonReader.read(source))));
    }

    private List<Command> commands(Members script) {
        var commands = new ArrayList<Command>();
        for (Members command : script.objects("commands")) {
            commands.add(command(command));
        }
        return commands;
    }

    private Command command(Members in) {
        String type = in.string("type");
        int line = in.integer("line");
        if (in.optionalString("kind").filter("component"::equals).isPresent()) {
            onComponents = true;
            return new Command.OnComponent(line, type);
        }
        if (onComponents && in.has("action")) {
            return new Command.OnComponent(line, type);
        }
        return switch (type) {
            case "module" -> new Command.Module(line, in.identifier("name"), module(in));
            case "module_definition" -> new Command.Definition(line, in.identifier("name"), module(in));
            case "module_instance" -> new Command.Instance(line, in.identifier("instance"), in.identifier("module"));
            case "register" -> new Command.Register(line, in.string("as"), in.identifier("name"));
            case "action" -> new Command.Perform(line, action(in));
            case "assert_return" -> new Command.AssertReturn(line, action(in), patterns(in.objects("expected")));
            case "thread" -> new Command.Fork(line, thread(in, "name"), in.identifier("shared_module"), commands(in));
            case "wait" -> new Command.Join(line, thread(in, "thread"));
            default -> failure(in, line, type);
        };
    }

    private static String thread(Members in, String member) {
        return in.identifier(member).orElseThrow(() -> in.missing(member));
    }

    private Command failure(Members in, int line, String type) {
        for (Command.Failure failure : Command.Failure.values()) {
            if (failure.keyword().equals(type)) {
                return new Command.AssertFailure(
                        line, failure, action(in), in.optionalString("text").orElse(""));
            }
        }
        for (Command.Refusal refusal : Command.Refusal.values()) {
            if (refusal.keyword().equals(type)) {
                return new Command.AssertRefusal(
                        line, refusal, module(in), in.optionalString("text").orElse(""));
            }
        }
        throw in.fail(TextFlaw.UNKNOWN_VALUE, "command '" + type + "'");
    }

    private ModuleSource module(Members in) {
        ByteString bytes = file(in, in.string("filename"));
        String type = in.optionalString("module_type").orElse("binary");
        return switch (type) {
            case "binary" -> new ModuleSource.Binary(bytes);
            case "text" ->
                new ModuleSource.Quote(
                        bytes, in.optionalString("binary_filename").map(name -> file(in, name)));
            default -> throw in.fail(TextFlaw.UNKNOWN_VALUE, "module type '" + type + "'");
        };
    }

    private ByteString file(Members in, String name) {
        return files.apply(name).orElseThrow(() -> in.fail(TextFlaw.MISSING_FILE, "'" + name + "'"));
    }

    private Action action(Members command) {
        Members in = command.object("action");
        Optional<String> instance = in.identifier("module");
        String field = in.string("field");
        String type = in.string("type");
        return switch (type) {
            case "invoke" -> {
                var arguments = new ArrayList<Value>();
                in.objects("args").forEach(argument -> arguments.add(ValueReader.value(argument)));
                yield new Action.Invoke(instance, field, arguments);
            }
            case "get" -> new Action.Get(instance, field);
            default -> throw in.fail(TextFlaw.UNKNOWN_VALUE, "action '" + type + "'");
        };
    }

    private List<Pattern> patterns(List<Members> expected) {
        var patterns = new ArrayList<Pattern>();
        expected.forEach(pattern -> patterns.add(ValueReader.pattern(pattern)));
        return patterns;
    }
}
