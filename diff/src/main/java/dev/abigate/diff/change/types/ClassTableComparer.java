package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfClass;
import dev.abigate.diff.change.types.Aspect.OfSymbol;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.source.Program;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.Function;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.Virtuality;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what memory holds for classes where their definitions do not tell it: the slots of classes that are only declared
 * and of functions that compilers make, the type information, and the functions that adjust the object for overrides.
 */
final class ClassTableComparer {
    private static final String VIRTUAL_TABLE = "_ZTV";
    private static final String TYPE_INFORMATION = "_ZTI";
    private static final String TABLES_OF_VIRTUAL_BASES = "_ZTT";

    private static final int WORD = Integer.BYTES;
    private static final int WORDS_BEFORE_FUNCTIONS = 2;

    /** What a function that adjusts the object is called, and what it goes on to (Itanium C++ ABI, 5.1.4.2). */
    private static final Pattern THUNK =
            Pattern.compile("_ZT(?:c(?:hn?\\d+_|vn?\\d+_n?\\d+_)+|hn?\\d+_|vn?\\d+_n?\\d+_)(.+)");

    private final Sides sides;
    private final Sink sink;
    private final Map<String, List<String>> oldTables;
    private final Map<String, List<String>> newTables;
    private final Map<String, Function> oldFunctions;
    private final Map<String, Function> newFunctions;
    private final Set<String> told = new HashSet<>();

    /** Compares tables by export. */
    ClassTableComparer(
            Sides sides, Sink sink, Map<String, List<String>> oldTables, Map<String, List<String>> newTables) {
        this.sides = sides;
        this.sink = sink;
        this.oldTables = oldTables;
        this.newTables = newTables;
        this.oldFunctions = exported(sides.before());
        this.newFunctions = exported(sides.after());
    }

    private static Map<String, Function> exported(Program program) {
        var functions = new HashMap<String, Function>();
        program.graph()
                .functions()
                .forEach(function -> function.exports().forEach(name -> functions.put(name, function)));
        return functions;
    }

    void compare(List<Export> before, List<Export> after) {
        oldTables.forEach((name, was) -> {
            List<String> is = newTables.get(name);
            if (is != null && name.startsWith(VIRTUAL_TABLE)) {
                compareSlots(was, is);
                comparePresence(name.substring(VIRTUAL_TABLE.length()));
            } else if (is != null && name.startsWith(TABLES_OF_VIRTUAL_BASES)) {
                className(name.substring(TABLES_OF_VIRTUAL_BASES.length()))
                        .ifPresent(type -> compareVirtualBases(type, was, is));
            } else if (is != null && !was.equals(is)) {
                typeInformation(name.substring(TYPE_INFORMATION.length()), bases(was), bases(is));
            }
        });
        compareThunks(thunks(before), thunks(after));
    }

    private void compareSlots(List<String> was, List<String> is) {
        Set<String> names = new HashSet<>();
        for (String symbol : is) {
            Function function = newFunctions.get(symbol);
            if (function == null) {
                // Nothing tells which function of the source has the slot.
                return;
            }
            names.add(likeness(function.declaration()));
        }
        for (int slot = 0; slot < was.size(); slot++) {
            Function function = oldFunctions.get(was.get(slot));
            if (function != null
                    && !is.contains(was.get(slot))
                    && !names.contains(likeness(function.declaration()))
                    && isVirtual(function)
                    && told.add(was.get(slot))) {
                removed(slot, was.get(slot), function);
            }
        }
    }

    /** Where the virtual bases are, of which the class's definition says only which entry of the table tells it. */
    private void compareVirtualBases(String type, List<String> was, List<String> is) {
        Map<String, String> before = virtualBases(sides.before(), type, was);
        Map<String, String> after = virtualBases(sides.after(), type, is);
        before.keySet().retainAll(after.keySet());
        after.keySet().retainAll(before.keySet());
        if (!before.equals(after)) {
            sink.add(
                    OfClass.BASE_OFFSET,
                    "type:" + type,
                    String.join(", ", before.values()),
                    String.join(", ", after.values()),
                    Degree.REPRESENTATION,
                    "type:" + type);
        }
    }

    private static Map<String, String> virtualBases(Program program, String type, List<String> offsets) {
        var places = new TreeMap<String, String>();
        if (program.definition(type).map(program::type).orElse(null) instanceof StructType struct) {
            for (Base base : struct.bases()) {
                // Counted backwards from the functions, behind the offset to the top and the type information.
                long entry = base.offset() / WORD - WORDS_BEFORE_FUNCTIONS - 1;
                if (base.virtual() && entry >= 0 && entry < offsets.size()) {
                    program.name(program.stripped(base.type()))
                            .ifPresent(name -> places.put(
                                    name, "virtual base %s at byte %s".formatted(name, offsets.get((int) entry))));
                }
            }
        }
        return places;
    }

    private static boolean isVirtual(Function function) {
        return function.declaration().virtuality() != Virtuality.NONE;
    }

    /** What an override has in common with what it overrides. */
    private static String likeness(FunctionDeclaration function) {
        return Vtable.isDestructor(function) ? "~" : function.name().simple();
    }

    private void removed(int slot, String symbol, Function function) {
        Optional<String> owner = function.owner().flatMap(sides.before()::name);
        FunctionDeclaration declaration = function.declaration();
        boolean artificial = declaration.has(Trait.ARTIFICIAL);
        if (owner.isEmpty() || (isDefined(owner.get()) && !artificial)) {
            return;
        }
        String before = "slot " + slot + " " + declaration.name().simple();
        String root = "type:" + owner.get();
        sink.add(OfClass.SLOT_REMOVED, "function:" + symbol, before, "", Degree.REPRESENTATION, root);
        if (Vtable.isDestructor(declaration) && !artificial && told.add(owner.get())) {
            String subject =
                    "function:" + owner.get() + "::" + declaration.name().simple();
            sink.add(OfClass.SLOT_REMOVED, subject, before, "", Degree.REPRESENTATION, root);
            sink.add(
                    OfSymbol.DECLARATION_REMOVED,
                    subject,
                    sides.old().signature(declaration),
                    "",
                    declaration.access() == Access.PRIVATE ? Degree.NONE : Degree.MEANING,
                    root);
        }
    }

    /** Whether both builds define a class, so that its declared functions are compared there. */
    private boolean isDefined(String name) {
        return isDefined(sides.before(), name) && isDefined(sides.after(), name);
    }

    private static boolean isDefined(Program program, String name) {
        return program.definition(name).map(program::type).stream().anyMatch(StructType.class::isInstance);
    }

    /** Type information that only one of two builds with the same virtual table has. */
    private void comparePresence(String type) {
        List<String> was = oldTables.get(TYPE_INFORMATION + type);
        List<String> is = newTables.get(TYPE_INFORMATION + type);
        if ((was == null) != (is == null)) {
            typeInformation(type, was == null ? "none" : bases(was), is == null ? "none" : bases(is));
        }
    }

    private void typeInformation(String type, String before, String after) {
        String subject = "variable:" + TYPE_INFORMATION + type;
        String root = className(type).map(name -> "type:" + name).orElse(subject);
        sink.add(OfClass.TYPE_INFORMATION, subject, before, after, Degree.MEANING, root);
    }

    private static String bases(List<String> words) {
        return words.isEmpty() ? "no base" : String.join(", ", words);
    }

    /** The name of a class that is no instance of a template; nothing for others. */
    private static Optional<String> className(String mangled) {
        boolean nested = mangled.startsWith("N") && mangled.endsWith("E");
        String rest = nested ? mangled.substring(1, mangled.length() - 1) : mangled;
        var name = new StringBuilder();
        while (!rest.isEmpty()) {
            int digits = 0;
            while (digits < rest.length() && Character.isDigit(rest.charAt(digits))) {
                digits++;
            }
            if (digits == 0 || digits > 4) {
                return Optional.empty();
            }
            int end = digits + Integer.parseInt(rest.substring(0, digits));
            if (end > rest.length()) {
                return Optional.empty();
            }
            name.append(name.isEmpty() ? "" : "::").append(rest, digits, end);
            rest = rest.substring(end);
        }
        return Optional.of(name.toString());
    }

    /** The functions that adjust the object, by the function that they go on to. */
    private static Map<String, Set<String>> thunks(List<Export> exports) {
        var thunks = new TreeMap<String, Set<String>>();
        for (Export export : exports) {
            Matcher matcher = THUNK.matcher(export.name());
            if (matcher.matches()) {
                thunks.computeIfAbsent("_Z" + matcher.group(1), _ -> new TreeSet<>())
                        .add(export.name());
            }
        }
        return thunks;
    }

    private void compareThunks(Map<String, Set<String>> before, Map<String, Set<String>> after) {
        var targets = new TreeSet<>(before.keySet());
        targets.addAll(after.keySet());
        targets.removeIf(target -> !oldFunctions.containsKey(target) || !newFunctions.containsKey(target));
        for (String target : targets) {
            Set<String> was = before.getOrDefault(target, Set.of());
            Set<String> is = after.getOrDefault(target, Set.of());
            if (!was.equals(is)) {
                Optional<TypeId> owner =
                        Optional.ofNullable(newFunctions.get(target)).flatMap(Function::owner);
                sink.add(
                        OfClass.THUNKS,
                        "function:" + target,
                        was.isEmpty() ? "none" : String.join(", ", was),
                        is.isEmpty() ? "none" : String.join(", ", is),
                        Degree.MEANING,
                        owner.flatMap(sides.after()::name)
                                .map(name -> "type:" + name)
                                .orElse("function:" + target));
            }
        }
    }
}
