package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.Values;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.QualifiedType.Qualifier;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.VoidType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a type of the old build relates to one of the new build at the same place. What has a name is the same where the
 * name is: that its definition changed is a change of its own, told once and not at every use.
 */
final class Relation {
    /** Deeper types are taken for equal: no source has them. */
    private static final int DEEPEST = 100;

    private final Program before;
    private final Program after;
    private final Map<Long, Degree> known = new HashMap<>();
    private final SortedMap<String, String> renamed = new TreeMap<>();

    Relation(Program before, Program after) {
        this.before = before;
        this.after = after;
    }

    /** How far the two are apart. */
    Degree between(TypeId old, TypeId now) {
        return between(old, now, 0);
    }

    /** How far two definitions of one name are apart. */
    Degree ofDefinitions(TypeId old, TypeId now) {
        return kind(before.type(old)).equals(kind(after.type(now))) ? definition(old, now, 0) : Degree.REPRESENTATION;
    }

    /** Types that have another name in the new build, and nothing else, as far as uses showed it. */
    SortedMap<String, String> renamed() {
        return renamed;
    }

    /**
     * A number for two types. It says how far their numbers are apart, since in two builds they are nearly the same, and
     * their exclusive or, which a hash table would go by, is that, too.
     */
    static long pair(TypeId old, TypeId now) {
        return (long) old.index() << Integer.SIZE | Integer.toUnsignedLong(now.index() - old.index());
    }

    private Degree between(TypeId old, TypeId now, int depth) {
        long pair = pair(old, now);
        Degree found = known.get(pair);
        if (found != null || depth > DEEPEST) {
            return found == null ? Degree.NONE : found;
        }
        // Whoever comes back here while it is not known asks about a cycle, which by itself differs in nothing.
        known.put(pair, Degree.NONE);
        Degree degree = compare(Peeled.of(before, old), Peeled.of(after, now), depth);
        known.put(pair, degree);
        return degree;
    }

    /** A type without what typedefs and qualifiers wrap around it. */
    private record Peeled(TypeId core, Set<Qualifier> qualifiers, List<String> typedefs) {
        static Peeled of(Program program, TypeId id) {
            var qualifiers = EnumSet.noneOf(Qualifier.class);
            var typedefs = new ArrayList<String>();
            TypeId at = id;
            for (int i = 0; i < DEEPEST; i++) {
                Type type = program.type(at);
                if (type instanceof TypedefType typedef) {
                    typedefs.add(program.name(typedef.name(), typedef.origin()));
                    at = typedef.target();
                } else if (type instanceof QualifiedType qualified) {
                    qualifiers.add(qualified.qualifier());
                    at = qualified.target();
                } else {
                    break;
                }
            }
            return new Peeled(at, qualifiers, typedefs);
        }
    }

    private Degree compare(Peeled old, Peeled now, int depth) {
        Degree core = core(old.core, now.core, depth);
        if (core.compareTo(Degree.QUALIFIERS) > 0 || (core == Degree.NONE && old.qualifiers.equals(now.qualifiers))) {
            return core;
        }
        return old.typedefs.equals(now.typedefs) ? Degree.QUALIFIERS : Degree.MEANING;
    }

    private Degree core(TypeId old, TypeId now, int depth) {
        Type was = before.type(old);
        Type is = after.type(now);
        if (kind(was).isPresent() && kind(is).isPresent()) {
            return nominal(old, now, depth);
        }
        if (was instanceof BaseType a && is instanceof BaseType b) {
            return base(a, b);
        }
        if (was instanceof PointerType a && is instanceof PointerType b) {
            return pointer(a, b, depth);
        }
        if (was instanceof MemberPointerType a && is instanceof MemberPointerType b) {
            return between(a.owner(), b.owner(), depth + 1).or(target(a.target(), b.target(), depth));
        }
        if (was instanceof ArrayType a && is instanceof ArrayType b) {
            Degree element = between(a.element(), b.element(), depth + 1);
            return a.counts().equals(b.counts()) && a.vector() == b.vector() ? element : Degree.REPRESENTATION;
        }
        if (was instanceof FunctionType a && is instanceof FunctionType b) {
            return function(a, b, depth);
        }
        if (was instanceof UnspecifiedType a && is instanceof UnspecifiedType b) {
            return a.name().equals(b.name()) ? Degree.NONE : Degree.MEANING;
        }
        if (was instanceof VoidType && is instanceof VoidType) {
            return Degree.NONE;
        }
        return Values.of(before, old).equals(Values.of(after, now)) ? Degree.MEANING : Degree.REPRESENTATION;
    }

    private static Degree base(BaseType old, BaseType now) {
        if (old.equals(now)) {
            return Degree.NONE;
        }
        return Values.of(old).equals(Values.of(now)) ? Degree.MEANING : Degree.REPRESENTATION;
    }

    private Degree pointer(PointerType old, PointerType now, int depth) {
        if (old.size() != now.size()) {
            return Degree.REPRESENTATION;
        }
        Degree kind = old.kind() == now.kind() ? Degree.NONE : Degree.MEANING;
        return kind.or(target(old.target(), now.target(), depth));
    }

    /** An address stays an address, whatever is there; what calls through it, though, passes other values. */
    private Degree target(TypeId old, TypeId now, int depth) {
        Degree target = between(old, now, depth + 1);
        boolean called = isCalled(before, old) && isCalled(after, now);
        return target == Degree.REPRESENTATION && !called ? Degree.MEANING : target;
    }

    private static boolean isCalled(Program program, TypeId id) {
        TypeId at = program.stripped(id);
        for (int i = 0; i < DEEPEST && program.type(at) instanceof PointerType pointer; i++) {
            at = program.stripped(pointer.target());
        }
        return program.type(at) instanceof FunctionType;
    }

    private Degree function(FunctionType old, FunctionType now, int depth) {
        if (old.parameters().size() != now.parameters().size() || old.variadic() != now.variadic()) {
            return Degree.REPRESENTATION;
        }
        Degree degree = between(old.result(), now.result(), depth + 1);
        for (int i = 0; i < old.parameters().size(); i++) {
            degree = degree.or(between(old.parameters().get(i), now.parameters().get(i), depth + 1));
        }
        return old.reference() == now.reference() ? degree : degree.or(Degree.QUALIFIERS);
    }

    private Degree nominal(TypeId old, TypeId now, int depth) {
        Optional<String> was = before.name(old);
        Optional<String> is = after.name(now);
        if (!kind(before.type(old)).equals(kind(after.type(now)))) {
            return Degree.REPRESENTATION;
        }
        if (was.isPresent() && was.equals(is)) {
            return isUnnamed(before.type(old)) && isUnnamed(after.type(now)) ? shape(old, now, depth) : Degree.NONE;
        }
        Degree inside = definition(old, now, depth);
        if (inside == Degree.NONE
                && was.isPresent()
                && is.isPresent()
                && !after.tagged().containsKey(was.get())
                && !before.tagged().containsKey(is.get())) {
            renamed.put(was.get(), is.get());
            return Degree.NONE;
        }
        return was.isEmpty() && is.isEmpty() ? inside : inside.or(Degree.MEANING);
    }

    /** What the tag of a type with a name says of it; {@code class} and {@code struct} are one thing to a compiler. */
    private static Optional<Tag> kind(Type type) {
        return switch (type) {
            case StructType struct -> Optional.of(merged(struct.tag()));
            case IncompleteType declared -> Optional.of(merged(declared.tag()));
            case EnumType _ -> Optional.of(Tag.ENUM);
            case ArrayType _,
                    BaseType _,
                    FunctionType _,
                    MemberPointerType _,
                    PointerType _,
                    QualifiedType _,
                    TypedefType _,
                    UnspecifiedType _,
                    VoidType _ -> Optional.empty();
        };
    }

    private static Tag merged(Tag tag) {
        return tag == Tag.CLASS ? Tag.STRUCT : tag;
    }

    /** How far definitions of different names, or of none, are apart. */
    private Degree definition(TypeId old, TypeId now, int depth) {
        Type was = before.type(old);
        Type is = after.type(now);
        if (was instanceof EnumType a && is instanceof EnumType b) {
            if (a.size() != b.size()) {
                return Degree.REPRESENTATION;
            }
            return a.enumerators().equals(b.enumerators()) ? Degree.NONE : Degree.MEANING;
        }
        if (was instanceof StructType a && is instanceof StructType b) {
            return layout(a, b, depth);
        }
        return Degree.MEANING;
    }

    /** Whether a typedef alone gives the type its name. */
    private static boolean isUnnamed(Type type) {
        return type instanceof StructType struct && struct.name().isAnonymous();
    }

    /** A typedef stands for another thing where what it names is laid out in another way. */
    private Degree shape(TypeId old, TypeId now, int depth) {
        return definition(old, now, depth) == Degree.REPRESENTATION ? Degree.REPRESENTATION : Degree.NONE;
    }

    private Degree layout(StructType old, StructType now, int depth) {
        if (old.size() != now.size()
                || old.members().size() != now.members().size()
                || old.bases().size() != now.bases().size()
                || old.vptrOwner().isPresent() != now.vptrOwner().isPresent()) {
            return Degree.REPRESENTATION;
        }
        Degree degree = Degree.NONE;
        for (int i = 0; i < old.members().size(); i++) {
            Member was = old.members().get(i);
            Member is = now.members().get(i);
            if (was.bitOffset() != is.bitOffset() || was.bitSize() != is.bitSize()) {
                return Degree.REPRESENTATION;
            }
            degree = degree.or(was.name().equals(is.name()) ? Degree.NONE : Degree.MEANING)
                    .or(between(was.type(), is.type(), depth + 1));
        }
        for (int i = 0; i < old.bases().size(); i++) {
            degree = degree.or(
                    between(old.bases().get(i).type(), now.bases().get(i).type(), depth + 1));
        }
        return degree;
    }
}
