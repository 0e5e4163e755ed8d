package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.source.DeclarationText;
import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The definition of a type in both builds, with the layout of its fields.
 *
 * @param cause what the findings about it name as their cause
 * @param lines each with a space, {@code -} or {@code +} before it: in both builds, in the old one, in the new one
 */
public record ChangedDeclaration(String cause, List<String> lines) {
    private static final String TYPE = "type:";
    private static final int MOST_TYPES = 50;
    private static final int MOST_LINES = 200;

    public ChangedDeclaration {
        lines = List.copyOf(lines);
    }

    static ChangedDeclaration of(JsonFields json) {
        return new ChangedDeclaration(json.text("cause"), json.texts("lines"));
    }

    /** The types whose definitions differ, in the order of the findings about them. */
    static List<ChangedDeclaration> of(Comparison comparison, List<Finding> findings) {
        Optional<Program> before = program(comparison.before().snapshot());
        Optional<Program> after = program(comparison.after().snapshot());
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        return findings.stream()
                .filter(finding -> finding.rule().area() == Rule.Area.TYPES)
                .flatMap(finding -> finding.cause().stream())
                .filter(cause -> cause.startsWith(TYPE))
                .distinct()
                .flatMap(cause -> of(cause, before.get(), after.get()).stream())
                .limit(MOST_TYPES)
                .toList();
    }

    private static Optional<Program> program(Snapshot snapshot) {
        return snapshot.source().map(SourceTypes::graph).map(Program::new);
    }

    private static Optional<ChangedDeclaration> of(String cause, Program before, Program after) {
        String name = cause.substring(TYPE.length());
        LineDifference difference = LineDifference.between(lines(before, name), lines(after, name));
        if (!difference.differs()) {
            return Optional.empty();
        }
        return Optional.of(new ChangedDeclaration(
                cause,
                difference.brief().lines().stream()
                        .limit(MOST_LINES)
                        .map(ChangedDeclaration::marked)
                        .toList()));
    }

    private static List<String> lines(Program program, String name) {
        var text = DeclarationText.withLayout(program);
        Optional<Type> definition = program.definition(name).map(program::type);
        var lines = new ArrayList<String>();
        definition.ifPresent(type -> {
            if (type instanceof StructType struct) {
                lines.addAll(text.lines(name, struct));
            } else if (type instanceof EnumType enumeration) {
                lines.addAll(text.lines(name, enumeration));
            }
        });
        return lines;
    }

    private static String marked(LineDifference.Line line) {
        return switch (line.presence()) {
                    case BOTH -> " ";
                    case OLD -> "-";
                    case NEW -> "+";
                }
                + line.text();
    }
}
