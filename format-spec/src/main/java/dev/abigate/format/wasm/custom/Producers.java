package dev.abigate.format.wasm.custom;

import java.util.List;

/**
 * The {@code producers} section: languages and tools that made the module.
 *
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/ProducersSection.md">Producers section</a>
 */
public record Producers(List<Field> fields) implements CustomContent {
    /** The name of the section. */
    public static final String NAME = "producers";

    public Producers {
        fields = List.copyOf(fields);
    }

    /**
     * What was involved in one role.
     *
     * @param name of the role: {@code language}, {@code processed-by} or {@code sdk}
     */
    public record Field(String name, List<Tool> tools) {
        public Field {
            tools = List.copyOf(tools);
        }
    }

    /** A language or tool with its version, which may be empty. */
    public record Tool(String name, String version) {}
}
