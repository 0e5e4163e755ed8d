package dev.abigate.diff.behaviour;

import dev.abigate.diff.behaviour.Scenario.ExportCall;
import dev.abigate.diff.behaviour.Scenario.Folder;
import dev.abigate.diff.behaviour.Scenario.Input;
import dev.abigate.diff.behaviour.Scenario.Limits;
import dev.abigate.diff.behaviour.Scenario.Task;
import dev.abigate.diff.document.Fields;
import dev.abigate.format.ByteString;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the scenarios of gates and policies. */
public final class ScenarioReader {
    private static final List<String> TASKS = List.of("program", "calls", "trace");
    private static final long MOST_SECONDS = 24 * 60 * 60;

    private final Set<String> names = new HashSet<>();

    private ScenarioReader() {}

    /**
     * The scenarios of the fields {@code scenarios} and {@code traces}; none where they are left out.
     *
     * @throws dev.abigate.diff.document.MalformedDocumentException with line and column, where one is none, or two have the
     *     same name
     */
    public static ScenarioPlan read(Fields item) {
        return new ScenarioPlan(
                item.optionalObjects("scenarios", new ScenarioReader()::scenario),
                item.optionalTexts("traces").orElse(List.of()));
    }

    private Scenario scenario(Fields item) {
        String name = item.text("name");
        if (name.isEmpty() || !names.add(name)) {
            throw item.fail("name", name.isEmpty() ? "is empty" : "two scenarios are called '" + name + "'");
        }
        List<String> tasks = TASKS.stream().filter(item::has).toList();
        if (tasks.size() != 1) {
            throw item.fail("found %s, expected one of program, calls, trace"
                    .formatted(tasks.isEmpty() ? "none" : String.join(" and ", tasks)));
        }
        Task task = switch (tasks.getFirst()) {
            case "program" -> item.object("program", ScenarioReader::program);
            case "calls" -> new Task.Calls(item.objects("calls", ScenarioReader::call), item.optionalText("schema"));
            default -> new Task.Trace(item.text("trace"), item.optionalText("schema"));
        };
        return new Scenario(name, task, item.optionalObjects("masks", MaskReader::mask), limits(item));
    }

    private static Limits limits(Fields item) {
        return item.optionalObject(
                        "limits",
                        limits -> new Limits(
                                limits.optionalNumber("seconds").isPresent()
                                        ? seconds(limits)
                                        : Limits.DEFAULT.timeout(),
                                positive(limits, "memory").orElse(Limits.DEFAULT.memoryBytes()),
                                positive(limits, "fuel")))
                .orElse(Limits.DEFAULT);
    }

    private static Duration seconds(Fields limits) {
        long seconds = positive(limits, "seconds").orElseThrow();
        if (seconds > MOST_SECONDS) {
            throw limits.fail("seconds", "found %d, at most %d".formatted(seconds, MOST_SECONDS));
        }
        return Duration.ofSeconds(seconds);
    }

    private static OptionalLong positive(Fields item, String name) {
        OptionalLong number = item.optionalNumber(name);
        if (number.isPresent() && number.getAsLong() <= 0) {
            throw item.fail(name, "found %d, at least 1".formatted(number.getAsLong()));
        }
        return number;
    }

    private static Task.Program program(Fields item) {
        if (item.has("input") && item.has("input-file")) {
            throw item.fail("input", "either input or input-file");
        }
        Input input = item.optionalText("input-file")
                .<Input>map(Input.File::new)
                .orElseGet(() -> new Input.Content(
                        ByteString.utf8(item.optionalText("input").orElse(""))));
        return new Task.Program(
                item.optionalTexts("arguments").orElse(List.of()),
                item.optionalObject("environment", ScenarioReader::environment).orElse(Map.of()),
                input,
                item.optionalObjects("folders", ScenarioReader::folder));
    }

    private static Map<String, String> environment(Fields item) {
        Map<String, String> variables = new LinkedHashMap<>();
        item.names().forEach(name -> variables.put(name, item.text(name)));
        return variables;
    }

    private static Folder folder(Fields item) {
        String host = item.text("host");
        return new Folder(
                host,
                item.optionalText("guest").orElse(host),
                item.optionalFlag("read-only").orElse(false));
    }

    private static ExportCall call(Fields item) {
        return new ExportCall(item.text("export"), item.optionalTexts("args").orElse(List.of()));
    }
}
