package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfSymbol;
import dev.abigate.diff.source.TypeText;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds C++ functions that differ in nothing but their mangled names: an inline namespace came, went or was renamed, or a tag
 * was put on the declaration.
 */
final class ManglingComparer {
    private static final String SCOPE = "::";
    /** A single function may have been moved by itself. */
    private static final int LEAST = 2;

    private final Sides sides;
    private final Sink sink;

    /**
     * A scope that has another name.
     *
     * @param old with {@code ::} behind it
     * @param now with {@code ::} behind it
     */
    private record Renaming(String old, String now) implements Comparable<Renaming> {
        /** The renaming by which one name becomes another; nothing where more than one part of the scope differs. */
        static Optional<Renaming> between(String old, String now) {
            if (old.contains("<") || now.contains("<")) {
                return Optional.empty();
            }
            List<String> was = Arrays.asList(old.split(SCOPE, -1));
            List<String> is = Arrays.asList(now.split(SCOPE, -1));
            int shorter = Math.min(was.size(), is.size());
            int start = 0;
            while (start < shorter && was.get(start).equals(is.get(start))) {
                start++;
            }
            int end = 0;
            while (end < shorter - start && was.get(was.size() - 1 - end).equals(is.get(is.size() - 1 - end))) {
                end++;
            }
            boolean onePart = was.size() - start - end <= 1 && is.size() - start - end <= 1;
            return end > 0 && onePart && was.size() > end
                    ? Optional.of(new Renaming(scope(was, was.size() - end), scope(is, is.size() - end)))
                    : Optional.empty();
        }

        private static String scope(List<String> parts, int size) {
            return String.join(SCOPE, parts.subList(0, size)) + (size == 0 ? "" : SCOPE);
        }

        String applied(String text) {
            return text.replaceAll("(?<![\\w:])" + Pattern.quote(old), Matcher.quoteReplacement(now));
        }

        @Override
        public int compareTo(Renaming other) {
            return (old + now).compareTo(other.old + other.now);
        }
    }

    ManglingComparer(Sides sides, Sink sink) {
        this.sides = sides;
        this.sink = sink;
    }

    /** Tells of such functions among those that are gone and those that were added; gives those that it told of. */
    Set<Function> compare(Collection<Function> gone, Collection<Function> added) {
        Map<String, List<Function>> byName = new HashMap<>();
        added.stream()
                .filter(ManglingComparer::isMangled)
                .forEach(function -> byName.computeIfAbsent(
                                function.declaration().name().simple(), _ -> new ArrayList<>(1))
                        .add(function));
        var tagged = new TreeMap<String, Function>();
        var renamed = new TreeMap<Renaming, Set<Function>>();
        for (Function was : new LinkedHashSet<>(gone)) {
            if (isMangled(was)) {
                for (Function is : byName.getOrDefault(was.declaration().name().simple(), List.of())) {
                    compare(was, is, tagged, renamed);
                }
            }
        }
        Set<Function> told = new LinkedHashSet<>(tagged.values());
        if (!tagged.isEmpty()) {
            Function first = tagged.firstEntry().getValue();
            tell(first.declaration(), tagged.firstKey(), tagged.values());
        }
        renamed.forEach((renaming, functions) -> {
            if (functions.size() >= LEAST && told.addAll(functions)) {
                tell(renaming, functions);
            }
        });
        return told;
    }

    private static boolean isMangled(Function function) {
        return function.declaration().linkageName().startsWith("_Z")
                && !function.exports().isEmpty();
    }

    private void compare(
            Function was, Function is, Map<String, Function> tagged, Map<Renaming, Set<Function>> renamed) {
        String old = text(sides.old(), was.declaration());
        String now = text(sides.now(), is.declaration());
        if (old.equals(now)) {
            if (!isSpecial(was.declaration()) && apart(was.declaration(), is.declaration()) == Degree.NONE) {
                tagged.put(is.declaration().linkageName(), was);
            }
            return;
        }
        Renaming.between(
                        was.declaration().name().qualified(),
                        is.declaration().name().qualified())
                .filter(renaming -> !sides.before().tagged().containsKey(bare(renaming.old))
                        && renaming.applied(old).equals(now)
                        && apart(was.declaration(), is.declaration()) != Degree.REPRESENTATION)
                .ifPresent(renaming -> renamed.computeIfAbsent(renaming, _ -> new LinkedHashSet<>())
                        .add(was));
    }

    /** How far apart what the two take and return is: one name may stand for different types. */
    private Degree apart(FunctionDeclaration old, FunctionDeclaration now) {
        if (old.parameters().size() != now.parameters().size()) {
            return Degree.REPRESENTATION;
        }
        Degree degree = sides.relation().between(old.result(), now.result());
        for (int i = 0; i < old.parameters().size(); i++) {
            degree = degree.or(sides.relation()
                    .between(
                            old.parameters().get(i).type(),
                            now.parameters().get(i).type()));
        }
        return degree;
    }

    private static String text(TypeText text, FunctionDeclaration function) {
        return function.name().qualified() + text.signature(function) + SymbolComparer.object(function);
    }

    /** Constructors and destructors have several mangled names each. */
    private static boolean isSpecial(FunctionDeclaration function) {
        String scope = function.name().scope();
        return Vtable.isDestructor(function)
                || (SCOPE + scope).endsWith(SCOPE + function.name().simple());
    }

    private void tell(FunctionDeclaration first, String now, Collection<Function> functions) {
        String subject = "function:" + first.linkageName();
        String others = functions.size() == 1 ? "" : " and " + (functions.size() - 1) + " more";
        tell(subject, first.linkageName() + others, now + others, functions);
    }

    private void tell(Renaming renaming, Collection<Function> functions) {
        String old = bare(renaming.old);
        tell("scope:" + old, old + ", " + functions.size() + " functions", bare(renaming.now), functions);
    }

    private void tell(String subject, String before, String after, Collection<Function> functions) {
        List<String> places = functions.stream()
                .flatMap(function -> function.exports().stream())
                .map(name -> "export:" + name)
                .toList();
        sink.add(OfSymbol.MANGLING, subject, before, after, Degree.REPRESENTATION, subject, places);
    }

    private static String bare(String scope) {
        return scope.isEmpty() ? "no scope" : scope.substring(0, scope.length() - SCOPE.length());
    }
}
