package dev.abigate.diff.rule;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.change.types.Aspect;
import dev.abigate.diff.change.types.Aspect.OfSymbol;
import dev.abigate.diff.change.types.Degree;
import dev.abigate.diff.change.types.TypeChange;
import dev.abigate.format.types.Coverage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What changes of functions, variables and types of the source mean. */
final class TypeFindings {
    /** Changes of a function that its type in WebAssembly or its mangled name shows, too. */
    private static final Set<Aspect> SIGNATURES = Set.of(
            OfSymbol.PARAMETER_ADDED,
            OfSymbol.PARAMETER_REMOVED,
            OfSymbol.PARAMETER_TYPE,
            OfSymbol.RETURN_TYPE,
            OfSymbol.VARIADIC,
            OfSymbol.BECAME_STATIC,
            OfSymbol.BECAME_NONSTATIC,
            OfSymbol.SIGNATURE,
            OfSymbol.MANGLING);

    private TypeFindings() {}

    /**
     * What is said about a change.
     *
     * @param effect what happened and what it breaks; {@code %s} stands for the subject
     * @param advice what to do
     */
    record Meaning(Rule rule, String effect, String advice) {}

    static Finding of(TypeChange change) {
        Meaning meaning = switch (change.aspect()) {
            case Aspect.OfSymbol aspect -> SymbolMeanings.of(aspect);
            case Aspect.OfType aspect -> TypeMeanings.of(aspect);
            case Aspect.OfClass aspect -> ClassMeanings.of(aspect);
        };
        Draft draft = Draft.of(meaning.rule(), change.subject())
                .severity(severity(meaning.rule().severity(), change.degree()))
                .cause(change.root())
                .details(change.uses());
        draft = change.before().map(draft::before).orElse(draft);
        draft = change.after().map(draft::after).orElse(draft);
        String name = change.subject().substring(change.subject().indexOf(':') + 1);
        return draft.says(meaning.effect().formatted(name), meaning.advice());
    }

    /**
     * What the source tells of exports that are gone, renamed or of another type: the causes, by the subjects of findings about
     * those exports.
     */
    static Map<String, String> causes(List<Change> changes) {
        var causes = new HashMap<String, String>();
        for (Change any : changes) {
            if (any instanceof Change.TypeChanged(TypeChange change) && SIGNATURES.contains(change.aspect())) {
                String symbol = change.subject().substring(change.subject().indexOf(':') + 1);
                causes.putIfAbsent("export:" + symbol, change.root());
                if (change.aspect() == OfSymbol.MANGLING) {
                    change.uses().forEach(export -> causes.putIfAbsent(export, change.root()));
                }
            }
        }
        return causes;
    }

    static Finding notTold(Change.TypesNotTold change) {
        Draft draft = Draft.of(Rule.COVERAGE_NO_DEBUG_INFO, "types:debug-information");
        String told = told(change.coverage());
        String silent = "no types of the source";
        return draft.before(change.before() ? told : silent)
                .after(change.before() ? silent : told)
                .says(
                        "the %s build does not tell the types of its source, so that they were not compared"
                                .formatted(change.before() ? "new" : "old"),
                        "give its debug information with --debug-info, or compare with a snapshot that 'dump' took before it was"
                                + " stripped");
    }

    static Finding toldElsewhere(Change.TypesElsewhere change) {
        return Draft.of(Rule.COVERAGE_NO_DEBUG_INFO, "types:debug-information")
                .before(place(change.before()))
                .after(place(change.after()))
                .says(
                        "debug information lies in a file of its own that was not found, so that no types were compared",
                        "put the file that the section 'external_debug_info' names beside the module, or give it with"
                                + " --old-debug-info and --new-debug-info");
    }

    private static String place(boolean elsewhere) {
        return elsewhere ? "types of the source in another file" : "no types of the source";
    }

    static Finding toldInPart(Change.TypesToldInPart change) {
        List<String> details = new ArrayList<>(change.functions());
        change.after()
                .gaps()
                .forEach(
                        gap -> details.add("%s, offset 0x%x: %s".formatted(gap.section(), gap.offset(), gap.reason())));
        return Draft.of(Rule.COVERAGE_DEBUG_INFO_REDUCED, "types:coverage")
                .before(told(change.before()))
                .after(told(change.after()))
                .details(details)
                .says(
                        "the debug information leaves out a part of the interface, which was not compared",
                        "build with optimisation, since without it clang leaves out what is passed by value, and C++ with"
                                + " -fstandalone-debug");
    }

    /** How much of the interface debug information describes: {@code 214 of 276 exported functions have parameter types}. */
    private static String told(Coverage coverage) {
        return coverage.exportedFunctions() + " exported functions have parameter types";
    }

    /** The rule's severity is that of the worst it speaks of. */
    private static Severity severity(Severity worst, Degree degree) {
        Severity limit = switch (degree) {
            case REPRESENTATION -> Severity.BREAKING;
            case MEANING, QUALIFIERS -> Severity.RISKY;
            case NONE -> Severity.COMPATIBLE;
        };
        return worst.compareTo(limit) >= 0 ? worst : limit;
    }
}
