package dev.abigate.diff.source;

import dev.abigate.format.types.Access;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.types.Virtuality;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The interface as the source has it, as far as debug information tells.
 *
 * @param program the types, functions and variables, and what they are called
 * @param contents the bytes that small exported variables hold at the start, in hexadecimal, by export; without those that hold
 *     addresses
 * @param tables what memory holds for classes of C++, by export: the functions of a virtual table by slot, the bases in type
 *     information, the offsets before the functions of a table of a class with virtual bases
 */
public record SourceTypes(Program program, Map<String, String> contents, Map<String, List<String>> tables) {
    public SourceTypes {
        contents = Collections.unmodifiableMap(new TreeMap<>(contents));
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    public SourceTypes(TypeGraph graph, Map<String, String> contents, Map<String, List<String>> tables) {
        this(new Program(graph), contents, tables);
    }

    /** The types, functions and variables. */
    public TypeGraph graph() {
        return program.graph();
    }

    /** The exports that only their own class may name: private members that nobody calls through a virtual table. */
    public Set<String> privateExports() {
        Stream<String> functions = graph().functions().stream()
                .filter(function -> function.declaration().access() == Access.PRIVATE
                        && function.declaration().virtuality() == Virtuality.NONE)
                .flatMap(function -> function.exports().stream());
        Stream<String> variables = graph().variables().stream()
                .filter(variable -> variable.access() == Access.PRIVATE)
                .flatMap(variable -> variable.exports().stream());
        return Stream.concat(functions, variables).collect(Collectors.toSet());
    }
}
