package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfSymbol;
import dev.abigate.diff.change.types.Aspect.OfType;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.TypeText;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Parameter;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TypeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the functions that cross the border of the module. */
final class SymbolComparer {
    private final Sides sides;
    private final Sink sink;
    private final Map<String, Integer> oldPlaces;
    private final Map<String, Integer> newPlaces;
    private final Set<String> passedOtherwise = new HashSet<>();
    private final List<String> incomplete = new ArrayList<>();

    /** Compares functions whose types in WebAssembly the exports tell. */
    SymbolComparer(Sides sides, Sink sink, List<Export> before, List<Export> after) {
        this.sides = sides;
        this.sink = sink;
        this.oldPlaces = places(before);
        this.newPlaces = places(after);
    }

    private static Map<String, Integer> places(List<Export> exports) {
        var places = new HashMap<String, Integer>();
        exports.forEach(export -> {
            if (export.type() instanceof ExternalType.Function function) {
                places.put(export.name(), function.parameters().size());
            }
        });
        return places;
    }

    void compare() {
        Map<String, Function> before = crossing(sides.before());
        Map<String, Function> after = crossing(sides.after());
        var compared = new IdentityHashMap<Function, Set<Function>>();
        before.forEach((name, was) -> {
            Function is = after.get(name);
            if (is != null && compared.computeIfAbsent(was, _ -> identitySet()).add(is)) {
                compare(name, was, is);
            }
        });
        var gone = new LinkedHashMap<String, Function>(before);
        gone.keySet().removeAll(after.keySet());
        var added = new LinkedHashMap<String, Function>(after);
        added.keySet().removeAll(before.keySet());
        Set<Function> sameSignature = new ManglingComparer(sides, sink).compare(gone.values(), added.values());
        gone.values().removeIf(sameSignature::contains);
        compareSignatures(gone.values(), added.values());
        findOverloads(before.values(), added.values(), after.values());
    }

    private static Set<Function> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>(1));
    }

    /** Functions whose parameters the debug information of a build does not tell in full. */
    List<String> incomplete() {
        return incomplete;
    }

    /** Functions by the names under which they cross the border. */
    private static Map<String, Function> crossing(Program program) {
        var functions = new TreeMap<String, Function>();
        for (Function function : program.graph().functions()) {
            function.exports().forEach(name -> functions.putIfAbsent("export:" + name, function));
            if (function.imported()) {
                functions.putIfAbsent("import:" + symbol(function.declaration()), function);
            }
        }
        return functions;
    }

    private static String symbol(FunctionDeclaration function) {
        return function.linkageName().isEmpty() ? function.name().qualified() : function.linkageName();
    }

    private void compare(String name, Function was, Function is) {
        FunctionDeclaration old = was.declaration();
        FunctionDeclaration now = is.declaration();
        if (sides.sameness().ofFunctions(old, now)) {
            comparePassing(old.result(), now.result());
            for (int i = 0; i < old.parameters().size(); i++) {
                comparePassing(
                        old.parameters().get(i).type(), now.parameters().get(i).type());
            }
            return;
        }
        // One function may have been several, or the reverse: constructors of complete objects and of bases.
        String subject = "function:" + (was.exports().contains(now.linkageName()) ? now.linkageName() : symbol(old));
        if (isComplete(name, old, now)) {
            compareParameters(subject, old, now);
        } else {
            incomplete.add(symbol(old));
        }
        Degree degree = sides.relation().between(old.result(), now.result());
        if (degree != Degree.NONE) {
            sink.add(
                    degree == Degree.QUALIFIERS ? OfSymbol.RETURN_QUALIFIER : OfSymbol.RETURN_TYPE,
                    subject,
                    sides.old().expanded(old.result()),
                    sides.now().expanded(now.result()),
                    degree,
                    RootCause.ofUse(sides, subject, old.result(), now.result()));
        }
        comparePassing(old.result(), now.result());
        if (old.has(Trait.VARIADIC) != now.has(Trait.VARIADIC)) {
            add(
                    OfSymbol.VARIADIC,
                    subject,
                    sides.old().signature(old),
                    sides.now().signature(now));
        }
        if (was.owner().isEmpty() && old.has(Trait.NORETURN) != now.has(Trait.NORETURN)) {
            add(
                    OfSymbol.NORETURN,
                    subject,
                    old.has(Trait.NORETURN) ? "noreturn" : "returns",
                    now.has(Trait.NORETURN) ? "noreturn" : "returns");
        }
    }

    private void add(OfSymbol aspect, String subject, String before, String after) {
        sink.add(aspect, subject, before, after, Degree.REPRESENTATION, subject);
    }

    /**
     * Whether a different number of parameters is one in the source: without optimisation, compilers leave out of the debug
     * information what is passed by value and larger than a number.
     */
    private boolean isComplete(String name, FunctionDeclaration old, FunctionDeclaration now) {
        if (old.parameters().size() == now.parameters().size()) {
            return true;
        }
        String export = name.substring(name.indexOf(':') + 1);
        return agrees(Lowering.parameters(sides.before(), old), Optional.ofNullable(oldPlaces.get(export)))
                && agrees(Lowering.parameters(sides.after(), now), Optional.ofNullable(newPlaces.get(export)));
    }

    private static boolean agrees(OptionalInt expected, Optional<Integer> places) {
        return expected.isEmpty() || places.isEmpty() || expected.getAsInt() == places.get();
    }

    private void compareParameters(String subject, FunctionDeclaration old, FunctionDeclaration now) {
        var alignment = new ParameterAlignment(sides.relation(), old.parameters(), now.parameters());
        var types = new Places();
        var qualifiers = new Places();
        var names = new Places();
        Set<String> roots = new HashSet<>();
        alignment.pairs().forEach(pair -> {
            Parameter was = pair.before();
            Parameter is = pair.after();
            Degree degree = sides.relation().between(was.type(), is.type());
            if (degree != Degree.NONE) {
                roots.add(RootCause.ofUse(sides, subject, was.type(), is.type()));
                (degree == Degree.QUALIFIERS ? qualifiers : types)
                        .add(
                                named(was, sides.old().expanded(was.type())),
                                named(is, sides.now().expanded(is.type())),
                                degree);
            }
            if (!was.name().equals(is.name())
                    && !was.name().isEmpty()
                    && !is.name().isEmpty()
                    && !is.artificial()) {
                names.add(was.name(), is.name(), Degree.NONE);
            }
            comparePassing(was.type(), is.type());
        });
        String root = roots.size() == 1 ? roots.iterator().next() : subject;
        types.tell(OfSymbol.PARAMETER_TYPE, subject, root);
        qualifiers.tell(OfSymbol.PARAMETER_QUALIFIER, subject, root);
        names.tell(names.isPermutation() ? OfSymbol.PARAMETERS_SWAPPED : OfSymbol.PARAMETER_NAMES, subject, subject);
        compareFirst(subject, old, now);
        tell(OfSymbol.PARAMETER_REMOVED, subject, alignment.removed(), sides.old());
        tell(OfSymbol.PARAMETER_ADDED, subject, alignment.added(), sides.now());
    }

    /** Where a function gets or loses the object that it is called on, callers pass that in the place of a parameter. */
    private void compareFirst(String subject, FunctionDeclaration old, FunctionDeclaration now) {
        if (old.hasObject() != now.hasObject()
                && !old.parameters().isEmpty()
                && !now.parameters().isEmpty()) {
            Parameter was = old.parameters().getFirst();
            Parameter is = now.parameters().getFirst();
            Degree degree = sides.relation().between(was.type(), is.type());
            if (degree != Degree.NONE) {
                sink.add(
                        OfSymbol.PARAMETER_TYPE,
                        subject,
                        named(was, sides.old().of(was.type())),
                        named(is, sides.now().of(is.type())),
                        degree,
                        subject);
            }
        }
    }

    private void tell(OfSymbol aspect, String subject, List<Parameter> parameters, TypeText text) {
        if (!parameters.isEmpty()) {
            String list = parameters.stream()
                    .map(parameter -> named(parameter, text.of(parameter.type())))
                    .collect(Collectors.joining(", "));
            boolean removed = aspect == OfSymbol.PARAMETER_REMOVED;
            add(aspect, subject, removed ? list : "", removed ? "" : list);
        }
    }

    private static String named(Parameter parameter, String type) {
        return parameter.name().isEmpty() ? type : type + " " + parameter.name();
    }

    /** The places of one function at which old and new differ in the same way. */
    private final class Places {
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private Degree worst = Degree.NONE;

        void add(String old, String now, Degree degree) {
            before.add(old);
            after.add(now);
            worst = worst.or(degree);
        }

        boolean isPermutation() {
            return before.size() > 1 && new HashSet<>(before).equals(new HashSet<>(after));
        }

        void tell(OfSymbol aspect, String subject, String root) {
            if (!before.isEmpty()) {
                Degree degree = aspect == OfSymbol.PARAMETERS_SWAPPED ? Degree.MEANING : worst;
                sink.add(aspect, subject, String.join(", ", before), String.join(", ", after), degree, root);
            }
        }
    }

    /** A struct of one number is handed over as that number, any other by its address. */
    private void comparePassing(TypeId old, TypeId now) {
        TypeId was = sides.before().stripped(old);
        TypeId is = sides.after().stripped(now);
        Optional<String> name = sides.before().name(was);
        if (name.isPresent()
                && sides.before().type(was) instanceof StructType
                && sides.after().type(is) instanceof StructType
                && name.equals(sides.after().name(is))) {
            boolean scalar = Lowering.scalar(sides.before(), was).isPresent();
            if (scalar != Lowering.scalar(sides.after(), is).isPresent() && passedOtherwise.add(name.get())) {
                String subject = "type:" + name.get();
                sink.add(
                        OfType.PASSING_CONVENTION,
                        subject,
                        scalar ? "as its only field" : "by the address of a copy",
                        scalar ? "by the address of a copy" : "as its only field",
                        Degree.REPRESENTATION,
                        subject);
            }
        }
    }

    /** C++ functions whose mangled names differ because what they take differs. */
    private void compareSignatures(Iterable<Function> gone, Iterable<Function> added) {
        Map<String, List<Function>> olds = mangled(gone);
        Map<String, List<Function>> news = mangled(added);
        olds.forEach((name, functions) -> {
            List<Function> others = news.getOrDefault(name, List.of());
            if (functions.size() == 1 && others.size() == 1) {
                FunctionDeclaration old = functions.getFirst().declaration();
                FunctionDeclaration now = others.getFirst().declaration();
                add(
                        OfSymbol.SIGNATURE,
                        "function:" + old.linkageName(),
                        name + ": " + sides.old().signature(old) + object(old),
                        name + ": " + sides.now().signature(now) + object(now));
            }
        });
    }

    /** The qualifiers of the object that a member function is called on. */
    static String object(FunctionDeclaration function) {
        if (function.linkageName().startsWith("_ZNK")) {
            return " const";
        }
        return function.linkageName().startsWith("_ZNV") ? " volatile" : "";
    }

    private static Map<String, List<Function>> mangled(Iterable<Function> functions) {
        Map<String, List<Function>> mangled = new TreeMap<>();
        for (Function function : functions) {
            FunctionDeclaration declaration = function.declaration();
            if (declaration.linkageName().startsWith("_Z")
                    && declaration.templateArguments().isEmpty()
                    && !function.exports().isEmpty()) {
                List<Function> same = mangled.computeIfAbsent(declaration.name().qualified(), _ -> new ArrayList<>(1));
                if (!same.contains(function)) {
                    same.add(function);
                }
            }
        }
        return mangled;
    }

    /** A name with one function can be used as that function; with two of them, uses have to say which. */
    private void findOverloads(Iterable<Function> before, Iterable<Function> added, Iterable<Function> after) {
        Map<String, List<Function>> olds = mangled(before);
        Map<String, List<Function>> all = mangled(after);
        mangled(added).forEach((name, functions) -> {
            List<Function> old = olds.getOrDefault(name, List.of());
            List<Function> now = all.getOrDefault(name, List.of());
            if (old.size() == 1 && now.size() == 1 + functions.size() && isAddressable(old.getFirst())) {
                sink.add(
                        OfSymbol.FIRST_OVERLOAD,
                        "function:" + functions.getFirst().declaration().linkageName(),
                        "",
                        name + ": " + sides.now().signature(functions.getFirst().declaration()),
                        Degree.MEANING,
                        "function:" + functions.getFirst().declaration().linkageName());
            }
        });
    }

    /** Constructors and destructors have several functions for one declaration, and nobody takes their address. */
    private boolean isAddressable(Function function) {
        String name = function.declaration().name().simple();
        return !name.startsWith("~")
                && function.owner()
                        .flatMap(sides.before()::name)
                        .filter(owner -> owner.equals(name) || owner.endsWith("::" + name))
                        .isEmpty();
    }
}
