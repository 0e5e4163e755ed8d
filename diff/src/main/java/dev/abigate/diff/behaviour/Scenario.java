package dev.abigate.diff.behaviour;

import dev.abigate.format.ByteString;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that builds are asked to do, so that what they do can be compared.
 *
 * @param name unlike that of every other scenario of the same artefact
 * @param masks what is not compared
 */
public record Scenario(String name, Task task, List<Mask> masks, Limits limits) {
    public Scenario {
        masks = List.copyOf(masks);
    }

    /** The scenario of a trace that has no masks and the usual limits. */
    public static Scenario ofTrace(String name, String file) {
        return new Scenario(name, new Task.Trace(file, Optional.empty()), List.of(), Limits.DEFAULT);
    }

    /** What is to be done. Files are named as the document names them. */
    public sealed interface Task {
        /** What the reports call tasks of this kind. */
        String kind();

        /**
         * A run of a WASI program in a world of its own.
         *
         * @param arguments without the program's name
         * @param folders that the program has
         */
        record Program(List<String> arguments, Map<String, String> environment, Input input, List<Folder> folders)
                implements Task {
            public Program {
                arguments = List.copyOf(arguments);
                environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
                folders = List.copyOf(folders);
            }

            @Override
            public String kind() {
                return "program";
            }
        }

        /**
         * Calls of exports on one instance, in a world with nothing in it.
         *
         * @param schema the file that says what parameters and results mean; without one all are numbers
         */
        record Calls(List<ExportCall> calls, Optional<String> schema) implements Task {
            public Calls {
                calls = List.copyOf(calls);
            }

            @Override
            public String kind() {
                return "calls";
            }
        }

        /**
         * What was recorded on an earlier build.
         *
         * @param schema as in {@link Calls}
         */
        record Trace(String file, Optional<String> schema) implements Task {
            @Override
            public String kind() {
                return "trace";
            }
        }
    }

    /** What a program reads from its standard input. */
    public sealed interface Input {
        /** The bytes themselves. */
        record Content(ByteString bytes) implements Input {}

        /** The bytes of a file. */
        record File(String name) implements Input {}
    }

    /**
     * A folder with all below it. What a program writes stays in memory, and is compared.
     *
     * @param guest by which name the program knows it
     */
    public record Folder(String host, String guest, boolean readOnly) {}

    /** A call of an export, its arguments as people write them, each for a parameter that does not follow from others. */
    public record ExportCall(String export, List<String> arguments) {
        public ExportCall {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What each run may use; a run that reaches a limit proves nothing.
     *
     * @param memoryBytes of one linear memory
     * @param fuel instructions
     */
    public record Limits(Duration timeout, long memoryBytes, OptionalLong fuel) {
        /** A minute, and 1 GiB. */
        public static final Limits DEFAULT = new Limits(Duration.ofMinutes(1), 1L << 30, OptionalLong.empty());
    }
}
