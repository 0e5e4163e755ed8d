package dev.abigate.diff.behaviour;

import dev.abigate.diff.behaviour.Scenario.ExportCall;
import dev.abigate.diff.behaviour.Scenario.Folder;
import dev.abigate.diff.behaviour.Scenario.Input;
import dev.abigate.diff.behaviour.Scenario.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a scenario is repeated by hand, in the folder of the document that has it. */
final class Commands {
    private Commands() {}

    /** The commands for a shell, one after the other. */
    static List<String> of(Task task, String old, String now) {
        return switch (task) {
            case Task.Program program -> List.of(run(program, old), run(program, now));
            case Task.Calls calls -> calls(calls, old, now);
            case Task.Trace(String file, Optional<String> schema) -> List.of(replay(file, now, schema));
        };
    }

    private static String run(Task.Program program, String build) {
        var command = new StringBuilder();
        if (program.input() instanceof Input.Content(var bytes) && !bytes.isEmpty()) {
            command.append("printf ").append(quoted(format(bytes.utf8()))).append(" | ");
        }
        command.append("abigate run ").append(quoted(build)).append(" --deterministic");
        for (Folder folder : program.folders()) {
            String ending = folder.readOnly() ? ":ro" : ":overlay";
            command.append(" --dir ").append(quoted(folder.host() + "::" + folder.guest() + ending));
        }
        program.environment().forEach((name, value) -> command.append(" --env ").append(quoted(name + "=" + value)));
        if (!program.arguments().isEmpty()) {
            command.append(" --");
            program.arguments().forEach(argument -> command.append(' ').append(quoted(argument)));
        }
        if (program.input() instanceof Input.File(String name)) {
            command.append(" < ").append(quoted(name));
        }
        return command.toString();
    }

    private static List<String> calls(Task.Calls calls, String old, String now) {
        if (calls.schema().isEmpty()) {
            return calls.calls().stream()
                    .flatMap(call -> Stream.of(invoke(call, old), invoke(call, now)))
                    .distinct()
                    .toList();
        }
        return List.of("abigate equiv %s %s --schema %s"
                .formatted(quoted(old), quoted(now), quoted(calls.schema().get())));
    }

    private static String invoke(ExportCall call, String build) {
        var command = new StringBuilder("abigate run ")
                .append(quoted(build))
                .append(" --deterministic --invoke ")
                .append(quoted(call.export()));
        call.arguments().forEach(argument -> command.append(' ').append(quoted(argument)));
        return command.toString();
    }

    private static String replay(String trace, String build, Optional<String> schema) {
        return "abigate replay %s %s%s"
                .formatted(
                        quoted(trace),
                        quoted(build),
                        schema.map(file -> " --schema " + quoted(file)).orElse(""));
    }

    /** A text as printf takes it. */
    private static String format(String text) {
        return text.replace("\\", "\\\\").replace("%", "%%").replace("\n", "\\n");
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
