package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfClass;
import dev.abigate.diff.change.types.Aspect.OfSymbol;
import dev.abigate.diff.change.types.Aspect.OfType;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.diff.source.TypeText;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.Origin;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between the interfaces of two builds as their source has them.
 *
 * @param changes in no particular order
 * @param incomplete functions whose parameters were not compared, since the debug information of a build leaves some out
 */
public record TypeComparison(List<TypeChange> changes, List<String> incomplete) {
    public TypeComparison {
        changes = List.copyOf(changes);
        incomplete = List.copyOf(incomplete);
    }

    /** Compares two builds that both have debug information. */
    public static TypeComparison of(Snapshot before, SourceTypes old, Snapshot after, SourceTypes now) {
        return new Run(old, now).compare(before, after);
    }

    private static final class Run {
        /** What an edit of one type does to those that contain it. */
        private static final Set<Aspect> EFFECTS = Set.of(
                OfType.SIZE,
                OfType.ALIGNMENT,
                OfType.FIELD_OFFSET,
                OfType.BIT_FIELD_LAYOUT,
                OfType.PACKING,
                OfType.PASSING_CONVENTION,
                OfClass.BASE_OFFSET,
                OfClass.BECAME_POLYMORPHIC,
                OfClass.NO_LONGER_POLYMORPHIC,
                OfClass.VPTR_OWNER,
                OfClass.SLOT_MOVED);

        /** Other types where functions, variables and fields name them, which may follow from an edit of what is named. */
        private static final Set<Aspect> MENTIONS = Set.of(
                OfSymbol.PARAMETER_TYPE,
                OfSymbol.PARAMETER_QUALIFIER,
                OfSymbol.RETURN_TYPE,
                OfSymbol.RETURN_QUALIFIER,
                OfSymbol.VARIABLE_TYPE,
                OfSymbol.VARIABLE_QUALIFIER,
                OfType.FIELD_TYPE,
                OfType.FIELD_QUALIFIER,
                OfType.ANONYMOUS_TYPE);

        /** Edits that, as effects do, move what lies behind the type in those that contain it. */
        private static final Set<Aspect> RESIZING =
                Set.of(OfType.KIND, OfType.ENUM_SIZE, OfType.UNDERLYING_TYPE, OfType.TYPEDEF_TARGET);

        private static final int LONGEST_CHAIN = 64;

        private final SourceTypes old;
        private final SourceTypes now;
        private final Sides sides;
        private final Uses uses;
        private final Uses newUses;
        private final Sink sink = new Sink();

        Run(SourceTypes old, SourceTypes now) {
            this.old = old;
            this.now = now;
            CompletableFuture<Uses> before = CompletableFuture.supplyAsync(
                    () -> new Uses(old.program()), Thread.ofPlatform().daemon()::start);
            this.newUses = new Uses(now.program());
            this.uses = before.join();
            this.sides = Sides.of(old.program(), now.program());
        }

        TypeComparison compare(Snapshot before, Snapshot after) {
            // Symbols and types have about as much to compare, and nothing in common but what they are told by.
            var symbolSides = Sides.of(sides.before(), sides.after());
            var symbolSink = new Sink();
            var symbols = new SymbolComparer(symbolSides, symbolSink, before.exports(), after.exports());
            CompletableFuture<Void> symbolsCompared = CompletableFuture.runAsync(
                    () -> {
                        symbols.compare();
                        new VariableComparer(symbolSides, symbolSink, old.contents(), now.contents()).compare();
                    },
                    Thread.ofPlatform().daemon()::start);
            Set<String> names = names();
            names.forEach(this::compareTagged);
            new ClassTableComparer(sides, sink, old.tables(), now.tables()).compare(before.exports(), after.exports());
            var typedefs = new TreeSet<String>(sides.before().typedefs().keySet());
            typedefs.addAll(sides.after().typedefs().keySet());
            typedefs.forEach(this::compareTypedef);
            symbolsCompared.join();
            var renamed = new TreeMap<>(sides.relation().renamed());
            renamed.putAll(symbolSides.relation().renamed());
            renamed.forEach((was, is) -> add(OfType.RENAMED, was, was, is, Degree.NONE));
            names.forEach(name -> compareOneSided(name, renamed));
            boolean whole = symbols.incomplete().isEmpty();
            return new TypeComparison(
                    resolve(Stream.concat(symbolSink.changes().stream(), sink.changes().stream())
                                    .toList())
                            .stream()
                            .filter(change -> whole || !isGone(change))
                            .toList(),
                    symbols.incomplete());
        }

        /** Where parameters are missing, a type that is not there may be missing with them. */
        private static boolean isGone(TypeChange change) {
            return change.aspect() == OfType.REMOVED || change.aspect() == OfType.TYPEDEF_REMOVED;
        }

        private Set<String> names() {
            var names = new TreeSet<String>(sides.before().tagged().keySet());
            names.addAll(sides.after().tagged().keySet());
            return names;
        }

        private void add(OfType aspect, String name, String before, String after, Degree degree) {
            sink.add(aspect, "type:" + name, before, after, degree, "type:" + name);
        }

        /** Compares what both builds know under a name. */
        private void compareTagged(String name) {
            List<TypeId> olds = sides.before().tagged().getOrDefault(name, List.of());
            List<TypeId> news = sides.after().tagged().getOrDefault(name, List.of());
            if (olds.isEmpty() || news.isEmpty() || !(reaches(uses, olds) || reaches(newUses, news))) {
                return;
            }
            if (!sides.before().definitions(name).isEmpty()
                    && !sides.after().definitions(name).isEmpty()) {
                compareDefinitions(name);
            } else if (sides.before().definition(name).isPresent()
                    && isDeclared(sides.after(), reached(newUses, news))) {
                add(OfType.BECAME_INCOMPLETE, name, "defined", "declared only", Degree.MEANING);
            } else if (sides.after().definition(name).isPresent() && isDeclared(sides.before(), reached(uses, olds))) {
                add(OfType.BECAME_COMPLETE, name, "declared only", "defined", Degree.NONE);
            }
        }

        /** Tells of what one build alone knows under a name, and not because the name is another one. */
        private void compareOneSided(String name, Map<String, String> renamed) {
            List<TypeId> olds = sides.before().tagged().getOrDefault(name, List.of());
            List<TypeId> news = sides.after().tagged().getOrDefault(name, List.of());
            if (news.isEmpty() && reaches(uses, olds) && !renamed.containsKey(name)) {
                sides.before()
                        .definition(name)
                        .ifPresent(id -> removed(name, sides.before().type(id)));
            } else if (olds.isEmpty() && reaches(newUses, news) && !renamed.containsValue(name)) {
                sides.after()
                        .definition(name)
                        .ifPresent(id -> added(name, sides.after().type(id)));
            }
        }

        private static boolean reaches(Uses uses, List<TypeId> types) {
            return types.stream().anyMatch(uses::reach);
        }

        private void removed(String name, Type type) {
            add(OfType.REMOVED, name, kind(type), "", Degree.MEANING);
            if (type instanceof StructType struct) {
                MemberFunctionComparer.tellDeclared(OfSymbol.DECLARATION_REMOVED, sides.before(), sink, name, struct);
            }
        }

        private void added(String name, Type type) {
            add(OfType.ADDED, name, "", kind(type), Degree.NONE);
            if (type instanceof StructType struct) {
                MemberFunctionComparer.tellDeclared(OfSymbol.DECLARATION_ADDED, sides.after(), sink, name, struct);
            }
        }

        private static List<TypeId> reached(Uses uses, List<TypeId> types) {
            return types.stream().filter(uses::reach).toList();
        }

        private static boolean isDeclared(Program program, List<TypeId> types) {
            return !types.isEmpty() && types.stream().allMatch(id -> program.type(id) instanceof IncompleteType);
        }

        private static String kind(Type type) {
            return type instanceof StructType struct
                    ? struct.tag().keyword() + ", " + struct.size() + " bytes"
                    : "enum, " + (type instanceof EnumType enumeration ? enumeration.size() : 0) + " bytes";
        }

        /** Compares what units define under one name: definitions that both builds have, however many, are no change. */
        private void compareDefinitions(String name) {
            List<TypeId> olds = sides.before().definitions(name);
            List<TypeId> news = sides.after().definitions(name);
            if (olds.size() > 1 || news.size() > 1) {
                olds = sides.before().definitions(name).stream()
                        .filter(was -> sides.after().definitions(name).stream().noneMatch(is -> isSame(was, is)))
                        .toList();
                news = sides.after().definitions(name).stream()
                        .filter(is -> sides.before().definitions(name).stream().noneMatch(was -> isSame(was, is)))
                        .toList();
            }
            if (olds.size() == 1 && news.size() == 1) {
                compareDefinitions(name, olds.getFirst(), news.getFirst());
            } else if (!olds.isEmpty() || !news.isEmpty()) {
                add(
                        OfType.CONFLICTING_DEFINITIONS,
                        name,
                        kinds(sides.before(), name),
                        kinds(sides.after(), name),
                        news.isEmpty() ? Degree.NONE : Degree.MEANING);
            }
        }

        private boolean isSame(TypeId old, TypeId now) {
            return sides.relation().ofDefinitions(old, now) == Degree.NONE;
        }

        private static String kinds(Program program, String name) {
            return program.definitions(name).stream()
                    .map(program::type)
                    .map(Run::kind)
                    .collect(Collectors.joining("; "));
        }

        private void compareDefinitions(String name, TypeId old, TypeId now) {
            Type was = sides.before().type(old);
            Type is = sides.after().type(now);
            if (was instanceof StructType a && is instanceof StructType b) {
                if (!sides.sameness().ofDefinitions(a, b)) {
                    new RecordComparer(sides, sink, name, a, b).compare();
                }
            } else if (was instanceof EnumType a && is instanceof EnumType b) {
                new EnumComparer(sides, sink, name, a, b).compare();
            } else {
                add(OfType.KIND, name, kind(was), kind(is), Degree.REPRESENTATION);
            }
        }

        private void compareTypedef(String name) {
            Optional<TypeId> was = Optional.ofNullable(sides.before().typedefs().get(name));
            Optional<TypeId> is = Optional.ofNullable(sides.after().typedefs().get(name));
            if (was.isEmpty() && is.filter(newUses::reach).isPresent()) {
                add(OfType.TYPEDEF_ADDED, name, "", target(sides.after(), sides.now(), is.get()), Degree.NONE);
            } else if (is.isEmpty() && was.filter(uses::reach).isPresent()) {
                add(OfType.TYPEDEF_REMOVED, name, target(sides.before(), sides.old(), was.get()), "", Degree.MEANING);
            } else if (was.filter(uses::reach).isPresent()
                    && is.filter(newUses::reach).isPresent()) {
                Degree degree = sides.relation().between(was.get(), is.get());
                if (degree != Degree.NONE) {
                    add(
                            OfType.TYPEDEF_TARGET,
                            name,
                            target(sides.before(), sides.old(), was.get()),
                            target(sides.after(), sides.now(), is.get()),
                            degree);
                }
            }
        }

        private static String target(Program program, TypeText text, TypeId id) {
            if (!(program.type(id) instanceof TypedefType(var _, TypeId target, Origin _))) {
                return text.of(id);
            }
            // A record without a name of its own is called as the typedef is, which says nothing.
            return program.type(target) instanceof StructType struct
                            && struct.name().isAnonymous()
                    ? kind(struct)
                    : text.of(target);
        }

        /** The changes with the edits that they follow from, and with the places that bring them to users. */
        private List<TypeChange> resolve(List<TypeChange> found) {
            Set<String> edited = new HashSet<>();
            Set<String> affected = new HashSet<>();
            for (TypeChange change : found) {
                if (EFFECTS.contains(change.aspect()) || RESIZING.contains(change.aspect())) {
                    affected.add(change.root());
                }
                if (!EFFECTS.contains(change.aspect()) && own(change).equals(change.root())) {
                    edited.add(change.root());
                }
            }
            List<TypeChange> changes = found.stream()
                    .map(change -> edited.contains(change.root()) || affected.contains(change.root())
                            ? change
                            : change.following(own(change)))
                    .toList();
            changes.stream()
                    .filter(change -> !EFFECTS.contains(change.aspect()))
                    .forEach(change -> edited.add(change.root()));
            Map<String, List<String>> places = new HashMap<>();
            Map<String, String> enums = enumsByVariant(sides.after());
            var resolved = new ArrayList<TypeChange>();
            for (TypeChange change : changes) {
                TypeChange last = change;
                if (EFFECTS.contains(change.aspect()) && !edited.contains(change.root())) {
                    last = change.following(cause(change.root(), edited, affected, enums));
                } else if (change.subject().startsWith("type:") || change.root().startsWith("type:")) {
                    last = change.used(places.computeIfAbsent(change.root(), this::places));
                }
                resolved.add(last);
            }
            return resolved;
        }

        /** What a change is a part of, or the thing that it is about, where no type that it mentions was edited. */
        private static String own(TypeChange change) {
            if (!MENTIONS.contains(change.aspect())) {
                return change.root();
            }
            return change.aspect() instanceof OfType
                    ? change.subject().substring(0, change.subject().lastIndexOf("::"))
                    : change.subject();
        }

        /** The enums whose variants have structs of their own, by the names of these. */
        private static Map<String, String> enumsByVariant(Program program) {
            var enums = new HashMap<String, String>();
            program.tagged().forEach((name, ids) -> {
                if (program.type(ids.getFirst()) instanceof StructType struct) {
                    struct.variants().stream()
                            .flatMap(part -> part.variants().stream())
                            .flatMap(variant -> program.name(variant.member().type()).stream())
                            .forEach(variant -> enums.put(variant, name));
                }
            });
            return enums;
        }

        /** The type inside another, however deep, that was edited; of a variant without such a type, its enum. */
        private String cause(String subject, Set<String> edited, Set<String> affected, Map<String, String> enums) {
            String at = subject;
            for (int i = 0; i < LONGEST_CHAIN && !edited.contains(at); i++) {
                String here = at;
                String name = at.substring("type:".length());
                Optional<String> inner = parts(name).stream()
                        .map(part -> "type:" + part)
                        .filter(part -> !part.equals(here) && affected.contains(part))
                        .findFirst()
                        .or(() -> Optional.ofNullable(enums.get(name)).map(whole -> "type:" + whole));
                if (inner.isEmpty()) {
                    return at;
                }
                at = inner.get();
            }
            return at;
        }

        /** The types that objects of a type contain. */
        private List<String> parts(String name) {
            Optional<TypeId> definition = sides.after().definition(name);
            if (definition.isEmpty() || !(sides.after().type(definition.get()) instanceof StructType struct)) {
                return List.of();
            }
            var parts = new ArrayList<String>();
            for (Base base : struct.bases()) {
                sides.after().name(sides.after().stripped(base.type())).ifPresent(parts::add);
            }
            for (Member member : struct.members()) {
                parts.addAll(RootCause.namesOnTheWay(sides.after(), member.type()));
            }
            return parts;
        }

        private List<String> places(String root) {
            String name = root.substring(root.indexOf(':') + 1);
            return root.startsWith("type:")
                    ? named(sides.before(), name)
                            .filter(uses::reach)
                            .map(uses::of)
                            .or(() -> named(sides.after(), name)
                                    .filter(newUses::reach)
                                    .map(newUses::of))
                            .orElse(List.of())
                    : List.of();
        }

        private static Optional<TypeId> named(Program program, String name) {
            return program.definition(name)
                    .or(() -> Optional.ofNullable(program.typedefs().get(name)))
                    .or(() -> program.tagged().getOrDefault(name, List.of()).stream()
                            .findFirst());
        }
    }
}
