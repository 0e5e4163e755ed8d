package dev.abigate.runtime.plugin;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.json.JsonReader;
import dev.abigate.reader.json.JsonValue;
import dev.abigate.reader.json.JsonValue.JsonArray;
import dev.abigate.reader.json.JsonValue.JsonNumber;
import dev.abigate.reader.json.JsonValue.JsonObject;
import dev.abigate.reader.json.JsonValue.JsonString;
import dev.abigate.reader.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A case of the corpus: calls of a module, or a program, with what comes of it.
 *
 * @param calls on one instance; none where the module runs as a program
 * @param program the arguments, the environment and the directories of a program
 * @param expected what {@link CorpusRun} makes of a right run
 * @param differing what it makes of a run on those engines, by name, that are known to give another outcome
 */
record CorpusCase(
        String id,
        String label,
        Path module,
        List<Call> calls,
        Program program,
        String expected,
        Map<String, String> differing) {
    /** What a runner says of an argument, which is no outcome of an engine. */
    private static final String UNREAD_ARGUMENT = "prepare function argument error";

    record Call(String function, List<String> arguments) {}

    record Program(List<String> arguments, List<String> environment, List<String> directories) {}

    /** All cases of all modules. */
    static List<CorpusCase> all() {
        Path file = SharedFiles.at("corpus/expected.json");
        var document = (JsonObject) JsonReader.read(new SourceText(SharedFiles.read(file)));
        var cases = new ArrayList<CorpusCase>();
        for (JsonValue module :
                ((JsonObject) member(document, "modules")).members().values()) {
            Path binary = file.resolveSibling(text(member((JsonObject) module, "wasm")));
            list(module, "cases").forEach(item -> cases.add(read((JsonObject) item, binary)));
        }
        return cases;
    }

    /** The case with another file in the place of the module. */
    CorpusCase of(Path file) {
        return new CorpusCase(id, label, file, calls, program, expected, differing);
    }

    /** What comes of a right run on the engine of a name. */
    String expectedOn(String engine) {
        return differing.getOrDefault(engine, expected);
    }

    private static CorpusCase read(JsonObject item, Path module) {
        String kind = text(member(item, "kind"));
        var expect = (JsonObject) member(item, "expect");
        List<Call> calls = switch (kind) {
            case "invoke" -> List.of(call(item));
            case "trace" -> list(item, "calls").stream().map(CorpusCase::call).toList();
            case "wasi" -> List.of();
            default -> throw new IllegalArgumentException("no kind of case: " + kind);
        };
        var program = new Program(texts(item, "argv"), texts(item, "env"), texts(item, "dirs"));
        var differing = new HashMap<String, String>();
        if (item.members().get("differing") instanceof JsonObject engines) {
            engines.members().forEach((engine, outcome) -> {
                if (!string(outcome, "trap").startsWith(UNREAD_ARGUMENT)) {
                    differing.put(engine, expected((JsonObject) outcome, kind));
                }
            });
        }
        return new CorpusCase(
                text(member(item, "id")),
                text(member(item, "label")),
                module,
                calls,
                program,
                expected(expect, kind),
                differing);
    }

    private static Call call(JsonValue call) {
        return new Call(text(member((JsonObject) call, "func")), texts(call, "args"));
    }

    private static String expected(JsonObject expect, String kind) {
        String stdout = string(expect, "stdout");
        return switch (kind) {
            case "wasi" ->
                "exit %s\n%s%s"
                        .formatted(((JsonNumber) member(expect, "exit")).text(), stdout, string(expect, "stderr"));
            case "trace" ->
                String.join(
                                "\n",
                                list(expect, "steps").stream()
                                        .map(CorpusCase::outcome)
                                        .toList())
                        + stdout;
            default -> outcome(expect) + stdout;
        };
    }

    /** One call's outcome, as {@link CorpusRun} words it. */
    private static String outcome(JsonValue step) {
        var members = ((JsonObject) step).members();
        if (members.get("results") instanceof JsonArray(int _, List<JsonValue> results)) {
            return String.join(" ", results.stream().map(CorpusCase::result).toList());
        }
        String trap = members.containsKey("error") ? string(step, "error") : string(step, "trap");
        return "trap "
                + switch (trap) {
                    case "wasm operand stack overflow", "native stack overflow" -> "call stack exhausted";
                    case "uncaught wasm exception" -> "uncaught exception";
                    default -> trap;
                };
    }

    private static String result(JsonValue result) {
        return string(result, "text").contains("nan")
                ? string(result, "type") + ":nan"
                : string(result, "type") + ":" + string(result, "bits");
    }

    private static List<JsonValue> list(JsonValue object, String name) {
        return ((JsonArray) member((JsonObject) object, name)).items();
    }

    private static List<String> texts(JsonValue object, String name) {
        return ((JsonObject) object).members().get(name) instanceof JsonArray(int _, List<JsonValue> items)
                ? items.stream().map(CorpusCase::text).toList()
                : List.of();
    }

    private static JsonValue member(JsonObject object, String name) {
        return Objects.requireNonNull(object.members().get(name), name);
    }

    private static String string(JsonValue object, String name) {
        @Nullable JsonValue value = ((JsonObject) object).members().get(name);
        return value == null ? "" : text(value);
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).text();
    }

    @Override
    public String toString() {
        return id + " " + label;
    }
}
