package dev.abigate.report;

import dev.abigate.format.host.HostSchema;
import dev.abigate.format.trace.TraceHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** By what calls of imported functions are compared at level B. */
final class HostSchemaLines {
    private static final String LIBC = "libc-builtin";

    private HostSchemaLines() {}

    /**
     * One way to compare functions.
     *
     * @param schema the table that says what their arguments mean, or what stands for none
     */
    private record Group(String schema, Compared compared) implements Comparable<Group> {
        private static Group of(TraceHeader.Import function) {
            return switch (HostSchema.of(function.module(), function.name(), function.type())) {
                case HostSchema.OfSystem(var system, var _) -> new Group(system.module(), Compared.CALLS);
                case HostSchema.OfLibc libc ->
                    new Group(
                            LIBC,
                            switch (libc.effect()) {
                                case NONE, ALLOCATION -> Compared.NOTHING;
                                case TEXT -> Compared.TEXT;
                                case TIME, END -> Compared.CALLS;
                            });
                case HostSchema.OfNumbers() -> new Group("their numbers", Compared.CALLS);
            };
        }

        @Override
        public int compareTo(Group other) {
            int order = schema.compareTo(other.schema);
            return order == 0 ? compared.compareTo(other.compared) : order;
        }
    }

    /** What of their calls. */
    private enum Compared {
        CALLS("host calls"),
        TEXT("printed text"),
        NOTHING("left to each build");

        private final String text;

        Compared(String text) {
            this.text = text;
        }
    }

    private static Map<Group, List<String>> groups(List<TraceHeader.Import> imports) {
        Map<Group, List<String>> groups = new TreeMap<>();
        for (TraceHeader.Import function : imports) {
            Group group = Group.of(function);
            String name = group.schema().equals(LIBC) || group.schema().equals(function.module())
                    ? function.name()
                    : function.toString();
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(name);
        }
        return groups;
    }

    /** One line for each way to compare some of the imports. */
    static List<String> of(List<TraceHeader.Import> imports) {
        return groups(imports).entrySet().stream()
                .map(each -> "%s by %s: %s"
                        .formatted(
                                each.getKey().compared().text,
                                each.getKey().schema(),
                                String.join(", ", each.getValue())))
                .toList();
    }

    /** A member with all of them. */
    static void write(JsonGenerator json, List<TraceHeader.Import> imports) {
        json.writeArrayPropertyStart("hostSchemas");
        groups(imports).forEach((group, functions) -> {
            json.writeStartObject();
            json.writeStringProperty("by", group.schema());
            json.writeStringProperty("compared", group.compared().text);
            json.writeArrayPropertyStart("functions");
            functions.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
