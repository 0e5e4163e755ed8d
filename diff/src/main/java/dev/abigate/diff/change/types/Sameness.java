package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Program;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Parameter;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.Name;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.StaticMember;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TemplateArgument;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.VoidType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Tells quickly of most things that they are the same in both builds, so that nobody needs to look at them more closely. It
 * may say of things that they are not the same which differ in nothing that counts, never the reverse.
 *
 * <p>Behind a pointer, what has a name is the same where the name is; as part of an object, where its definition is, too.
 */
final class Sameness {
    private final Program before;
    private final Program after;
    private final Map<Long, Boolean> mentions = new HashMap<>();
    private final Map<Long, Boolean> values = new HashMap<>();

    Sameness(Program before, Program after) {
        this.before = before;
        this.after = after;
    }

    /** Whether two definitions of one name are the same, but for where they stand in the source. */
    boolean ofDefinitions(StructType old, StructType now) {
        return old.tag() == now.tag()
                && old.size() == now.size()
                && old.alignment() == now.alignment()
                && old.passedBy() == now.passedBy()
                && old.variants().isEmpty()
                && now.variants().isEmpty()
                && old.vptrOwner().isPresent() == now.vptrOwner().isPresent()
                && (old.vptrOwner().isEmpty()
                        || ofMentions(old.vptrOwner().get(), now.vptrOwner().get()))
                && ofAll(old.bases(), now.bases(), this::ofBases)
                && ofAll(old.members(), now.members(), this::ofMembers)
                && ofAll(old.templateArguments(), now.templateArguments(), this::ofArguments)
                && ofAll(old.staticMembers(), now.staticMembers(), this::ofStaticMembers)
                && ofAll(old.functions(), now.functions(), this::ofFunctions);
    }

    /** Whether two functions are declared in the same way. */
    boolean ofFunctions(FunctionDeclaration old, FunctionDeclaration now) {
        return old.linkageName().equals(now.linkageName())
                && old.name().equals(now.name())
                && old.access() == now.access()
                && old.virtuality() == now.virtuality()
                && old.vtableSlot().equals(now.vtableSlot())
                && old.reference() == now.reference()
                && old.traits().equals(now.traits())
                && ofMentions(old.result(), now.result())
                && ofAll(old.parameters(), now.parameters(), this::ofParameters)
                && ofAll(old.templateArguments(), now.templateArguments(), this::ofArguments);
    }

    private static <T> boolean ofAll(List<T> old, List<T> now, BiPredicate<T, T> same) {
        if (old.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < old.size(); i++) {
            if (!same.test(old.get(i), now.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean ofBases(Base old, Base now) {
        return old.offset() == now.offset()
                && old.virtual() == now.virtual()
                && old.access() == now.access()
                && ofValues(old.type(), now.type());
    }

    private boolean ofMembers(Member old, Member now) {
        return old.name().equals(now.name())
                && old.bitOffset() == now.bitOffset()
                && old.bitSize() == now.bitSize()
                && old.alignment() == now.alignment()
                && old.access() == now.access()
                && old.artificial() == now.artificial()
                && ofValues(old.type(), now.type());
    }

    private boolean ofStaticMembers(StaticMember old, StaticMember now) {
        return old.name().equals(now.name())
                && old.linkageName().equals(now.linkageName())
                && old.access() == now.access()
                && old.value().equals(now.value())
                && ofMentions(old.type(), now.type());
    }

    private boolean ofParameters(Parameter old, Parameter now) {
        return old.name().equals(now.name())
                && old.artificial() == now.artificial()
                && ofMentions(old.type(), now.type());
    }

    private boolean ofArguments(TemplateArgument old, TemplateArgument now) {
        return switch (old) {
            case TemplateArgument.OfType(var name, var type) ->
                now instanceof TemplateArgument.OfType(var newName, var newType)
                        && name.equals(newName)
                        && ofMentions(type, newType);
            case TemplateArgument.OfValue(var name, var type, var value) ->
                now instanceof TemplateArgument.OfValue(var newName, var newType, var newValue)
                        && name.equals(newName)
                        && value.equals(newValue)
                        && ofMentions(type, newType);
            case TemplateArgument.OfTemplate template -> template.equals(now);
            case TemplateArgument.Pack(var name, var arguments) ->
                now instanceof TemplateArgument.Pack(var newName, var newArguments)
                        && name.equals(newName)
                        && ofAll(arguments, newArguments, this::ofArguments);
        };
    }

    private boolean ofValues(TypeId old, TypeId now) {
        return known(values, old, now, true);
    }

    private boolean ofMentions(TypeId old, TypeId now) {
        return known(mentions, old, now, false);
    }

    private boolean known(Map<Long, Boolean> all, TypeId old, TypeId now, boolean inside) {
        long pair = Relation.pair(old, now);
        Boolean known = all.get(pair);
        if (known != null) {
            return known;
        }
        // What consists of itself is for others to compare.
        all.put(pair, false);
        boolean same = compare(old, now, inside);
        all.put(pair, same);
        return same;
    }

    /** Whether two types are the same, in an object or behind a pointer. */
    private boolean compare(TypeId old, TypeId now, boolean inside) {
        Map<Long, Boolean> next = inside ? values : mentions;
        Type is = after.type(now);
        return switch (before.type(old)) {
            case BaseType base -> base.equals(is);
            case VoidType nothing -> nothing.equals(is);
            case UnspecifiedType unspecified -> unspecified.equals(is);
            case PointerType(var kind, var name, var target, var size) ->
                is instanceof PointerType(var newKind, var newName, var newTarget, var newSize)
                        && kind == newKind
                        && size == newSize
                        && name.equals(newName)
                        && ofMentions(target, newTarget);
            case MemberPointerType(var target, var owner) ->
                is instanceof MemberPointerType(var newTarget, var newOwner)
                        && ofMentions(target, newTarget)
                        && ofMentions(owner, newOwner);
            case FunctionType(var result, var parameters, var variadic, var reference) ->
                is instanceof FunctionType(var newResult, var newParameters, var newVariadic, var newReference)
                        && variadic == newVariadic
                        && reference == newReference
                        && ofMentions(result, newResult)
                        && ofAll(parameters, newParameters, this::ofMentions);
            case QualifiedType(var qualifier, var target) ->
                is instanceof QualifiedType(var newQualifier, var newTarget)
                        && qualifier == newQualifier
                        && known(next, target, newTarget, inside);
            case ArrayType(var element, var counts, var vector) ->
                is instanceof ArrayType(var newElement, var newCounts, var newVector)
                        && vector == newVector
                        && counts.equals(newCounts)
                        && known(next, element, newElement, inside);
            case TypedefType(var name, var target, var _) ->
                is instanceof TypedefType(var newName, var newTarget, var _)
                        && name.equals(newName)
                        && known(next, target, newTarget, inside);
            case IncompleteType declared ->
                is instanceof IncompleteType other
                        && declared.tag() == other.tag()
                        && declared.name().equals(other.name());
            case EnumType enumeration ->
                is instanceof EnumType other
                        && isNamedAlike(enumeration.name(), other.name())
                        && enumeration.size() == other.size()
                        && enumeration.scoped() == other.scoped();
            case StructType struct ->
                is instanceof StructType other
                        && isNamedAlike(struct.name(), other.name())
                        && struct.tag() == other.tag()
                        && (!inside || ofDefinitions(struct, other));
        };
    }

    private static boolean isNamedAlike(Name old, Name now) {
        return !old.isAnonymous() && old.equals(now);
    }
}
