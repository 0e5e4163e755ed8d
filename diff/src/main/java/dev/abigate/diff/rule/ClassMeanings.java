package dev.abigate.diff.rule;

import dev.abigate.diff.change.types.Aspect.OfClass;
import dev.abigate.diff.rule.TypeFindings.Meaning;

/** What changes of inheritance and of virtual tables mean. */
final class ClassMeanings {
    private static final String KEEP_BASES =
            "keep the bases and their order; a member in place of a base leaves room for more";
    private static final String KEEP_SLOTS =
            "keep the virtual functions and their order; put new ones into a new class that inherits from this one";

    private ClassMeanings() {}

    static Meaning of(OfClass aspect) {
        return switch (aspect) {
            case BASE_ADDED ->
                new Meaning(
                        Rule.BASE_CLASS_ADDED,
                        "objects of '%s' begin or go on with those of another base, which old code does not know",
                        KEEP_BASES);
            case BASE_REMOVED ->
                new Meaning(
                        Rule.BASE_CLASS_REMOVED,
                        "old code takes objects of '%s' for those of a base that they no longer contain",
                        KEEP_BASES);
            case BASE_OFFSET ->
                new Meaning(
                        Rule.BASE_CLASS_OFFSET_CHANGED,
                        "old code adjusts pointers to '%s' by the old offsets and reads other bytes",
                        KEEP_BASES);
            case BASES_REORDERED ->
                new Meaning(
                        Rule.BASE_CLASS_REORDERED,
                        "the bases of '%s' lie in another order within its objects",
                        KEEP_BASES);
            case BASE_VIRTUALITY ->
                new Meaning(
                        Rule.BASE_CLASS_VIRTUALITY_CHANGED,
                        "old code finds a base of '%s' in another way than its objects have it",
                        KEEP_BASES);
            case BASE_ACCESS ->
                new Meaning(
                        Rule.BASE_CLASS_ACCESS_CHANGED,
                        "compilers allow other conversions of '%s' to a base than before",
                        "keep the access as wide as it was, as long as source outside uses it");
            case BECAME_POLYMORPHIC ->
                new Meaning(
                        Rule.CLASS_BECAME_POLYMORPHIC,
                        "objects of '%s' begin with the address of a virtual table, which old code does not set",
                        "keep virtual functions out of a class that had none");
            case NO_LONGER_POLYMORPHIC ->
                new Meaning(
                        Rule.CLASS_NO_LONGER_POLYMORPHIC,
                        "old code calls through a virtual table that objects of '%s' no longer have",
                        KEEP_SLOTS);
            case VPTR_OWNER ->
                new Meaning(
                        Rule.CLASS_VPTR_OWNER_CHANGED,
                        "objects of '%s' share the virtual table pointer of another base",
                        KEEP_BASES);
            case SLOT_ADDED ->
                new Meaning(
                        Rule.VTABLE_SLOT_ADDED,
                        "'%s' is a new slot: virtual tables of subclasses that are built already are too short, or shifted",
                        KEEP_SLOTS);
            case SLOT_REMOVED ->
                new Meaning(
                        Rule.VTABLE_SLOT_REMOVED,
                        "old code calls '%s' through a slot that is gone or holds another function",
                        KEEP_SLOTS);
            case SLOT_MOVED ->
                new Meaning(Rule.VTABLE_SLOT_MOVED, "old code calls another function in place of '%s'", KEEP_SLOTS);
            case SLOT_REPLACED ->
                new Meaning(
                        Rule.VTABLE_SLOT_REPLACED,
                        "old code that calls '%s' gets another function from the same slot",
                        KEEP_SLOTS);
            case OVERRIDE_ADDED ->
                new Meaning(
                        Rule.VTABLE_OVERRIDE_ADDED,
                        "'%s' overrides what it inherits; code that is built already and calls the base's function directly"
                                + " goes past it",
                        "build callers again, or make sure that both functions can be called");
            case OVERRIDE_REMOVED ->
                new Meaning(
                        Rule.VTABLE_OVERRIDE_REMOVED,
                        "what '%s' did is done by the function of a base now",
                        "keep the override, if need be as a call of the base's function");
            case PURITY ->
                new Meaning(
                        Rule.VIRTUAL_PURITY_CHANGED,
                        "whether '%s' has an implementation changed; a subclass that relied on one ends in a trap",
                        "keep an implementation for subclasses that are built already");
            case COPYING ->
                new Meaning(
                        Rule.CLASS_COPYABILITY_CHANGED,
                        "objects of '%s' are copied, moved or destroyed by other functions than before: callers that are"
                                + " built already go on with the old ones",
                        "keep the declared constructors, assignments and destructor; what they do may change inside the module");
            case THUNKS ->
                new Meaning(
                        Rule.VTABLE_THUNK_CHANGED,
                        "calls of '%s' through a base go by other functions that adjust the object, which the virtual tables of"
                                + " subclasses that are built already do not name",
                        KEEP_BASES);
            case TYPE_INFORMATION ->
                new Meaning(
                        Rule.RTTI_CHANGED,
                        "'%s' tells dynamic_cast and handlers of exceptions of other bases than before",
                        "build everything that casts to the class or catches it again");
        };
    }
}
