package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfSymbol;
import dev.abigate.diff.source.Program;
import dev.abigate.format.types.Macro;
import dev.abigate.format.types.Variable;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares exported variables, and the constants that the preprocessor puts into those who use the headers. */
final class VariableComparer {
    /** Names that belong to compilers and standard libraries. */
    private static final Pattern RESERVED = Pattern.compile("_[_A-Z].*");

    private final Sides sides;
    private final Sink sink;
    private final Map<String, String> oldContents;
    private final Map<String, String> newContents;

    /** Compares variables of which some initial contents are known, by export. */
    VariableComparer(Sides sides, Sink sink, Map<String, String> oldContents, Map<String, String> newContents) {
        this.sides = sides;
        this.sink = sink;
        this.oldContents = oldContents;
        this.newContents = newContents;
    }

    void compare() {
        Map<String, Variable> before = exported(sides.before());
        Map<String, Variable> after = exported(sides.after());
        before.forEach((name, was) -> {
            Variable is = after.get(name);
            if (is != null) {
                compare(name, was, is);
            } else if (was.owner().isEmpty()) {
                add(OfSymbol.VARIABLE_REMOVED, was, sides.old().of(was.type()), "", Degree.REPRESENTATION);
            }
        });
        after.forEach((name, is) -> {
            if (!before.containsKey(name) && is.owner().isEmpty()) {
                add(OfSymbol.VARIABLE_ADDED, is, "", sides.now().of(is.type()), Degree.NONE);
            }
        });
        compareConstants();
    }

    private static Map<String, Variable> exported(Program program) {
        var variables = new TreeMap<String, Variable>();
        for (Variable variable : program.graph().variables()) {
            variable.exports().forEach(name -> variables.putIfAbsent(name, variable));
        }
        return variables;
    }

    private void compare(String name, Variable was, Variable is) {
        if (was.owner().isEmpty()) {
            Degree degree = sides.relation().between(was.type(), is.type());
            if (degree != Degree.NONE) {
                sink.add(
                        degree == Degree.QUALIFIERS ? OfSymbol.VARIABLE_QUALIFIER : OfSymbol.VARIABLE_TYPE,
                        subject(was),
                        sides.old().expanded(was.type()),
                        sides.now().expanded(is.type()),
                        degree,
                        RootCause.ofUse(sides, subject(was), was.type(), is.type()));
            }
        }
        if (was.access() != is.access()) {
            boolean wider = is.access().compareTo(was.access()) < 0;
            add(
                    OfSymbol.VARIABLE_ACCESS,
                    was,
                    was.access().keyword(),
                    is.access().keyword(),
                    wider ? Degree.NONE : Degree.MEANING);
        }
        if (was.threadLocal() != is.threadLocal()) {
            add(
                    OfSymbol.VARIABLE_THREAD_LOCAL,
                    was,
                    was.threadLocal() ? "one for each thread" : "one for all threads",
                    is.threadLocal() ? "one for each thread" : "one for all threads",
                    Degree.REPRESENTATION);
        }
        String content = oldContents.getOrDefault(name, "");
        String newContent = newContents.getOrDefault(name, "");
        if (sides.before().isConstant(was.type())
                && !content.isEmpty()
                && !newContent.isEmpty()
                && !content.equals(newContent)) {
            add(
                    OfSymbol.VARIABLE_VALUE,
                    was,
                    Contents.text(sides.before(), was.type(), content),
                    Contents.text(sides.after(), is.type(), newContent),
                    Degree.MEANING);
        }
    }

    private static String subject(Variable variable) {
        return "variable:" + (variable.linkageName().isEmpty() ? variable.name().qualified() : variable.linkageName());
    }

    private void add(OfSymbol aspect, Variable variable, String before, String after, Degree degree) {
        sink.add(aspect, subject(variable), before, after, degree, subject(variable));
    }

    private void compareConstants() {
        Map<String, String> before = constants(sides.before());
        Map<String, String> after = constants(sides.after());
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        before.forEach((name, was) -> {
            String is = after.getOrDefault(name, "");
            if (is.isEmpty()) {
                add(OfSymbol.CONSTANT_REMOVED, name, was, "", Degree.MEANING);
            } else if (!was.equals(is)) {
                Degree degree = isSameNumber(was, is) ? Degree.NONE : Degree.MEANING;
                add(OfSymbol.CONSTANT_VALUE, name, was, is, degree);
            }
        });
        after.forEach((name, is) -> {
            if (!before.containsKey(name)) {
                add(OfSymbol.CONSTANT_ADDED, name, "", is, Degree.NONE);
            }
        });
    }

    /** The macros without parameters that stand for something. */
    private static Map<String, String> constants(Program program) {
        var constants = new TreeMap<String, String>();
        for (Macro macro : program.graph().macros()) {
            if (!macro.name().contains("(")
                    && !macro.replacement().isBlank()
                    && !RESERVED.matcher(macro.name()).matches()) {
                constants.putIfAbsent(macro.name(), macro.replacement());
            }
        }
        return constants;
    }

    private static boolean isSameNumber(String one, String other) {
        try {
            return Long.decode(one).equals(Long.decode(other));
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private void add(OfSymbol aspect, String name, String before, String after, Degree degree) {
        sink.add(aspect, "constant:" + name, before, after, degree, "constant:" + name);
    }
}
