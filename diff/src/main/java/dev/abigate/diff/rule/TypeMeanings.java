package dev.abigate.diff.rule;

import dev.abigate.diff.change.types.Aspect.OfType;
import dev.abigate.diff.rule.TypeFindings.Meaning;

/** What changes of structs, unions, enumerations and typedefs mean. */
final class TypeMeanings {
    private static final String KEEP_LAYOUT =
            "keep the layout; put new fields into space that was reserved, or hide the struct behind functions";
    private static final String KEEP_VALUES = "keep the values that are there, and add new ones behind them";
    private static final String KEEP_NAME = "keep the old name as well, until no source uses it";
    private static final String NOTHING = "nothing has to be done";

    private TypeMeanings() {}

    static Meaning of(OfType aspect) {
        return switch (aspect) {
            case ADDED -> new Meaning(Rule.TYPE_ADDED, "the interface mentions the new type '%s'", NOTHING);
            case REMOVED ->
                new Meaning(
                        Rule.TYPE_REMOVED,
                        "source that uses '%s' no longer compiles",
                        "keep the type as long as source outside uses it");
            case SIZE ->
                new Meaning(
                        Rule.TYPE_SIZE_CHANGED,
                        "callers that allocate '%s', copy it or have arrays of it use the old size",
                        KEEP_LAYOUT);
            case ALIGNMENT ->
                new Meaning(
                        Rule.TYPE_ALIGNMENT_CHANGED,
                        "callers put '%s' at addresses, and behind padding, that no longer suit it",
                        "keep the alignment, or build everything that contains the type again");
            case KIND ->
                new Meaning(
                        Rule.TYPE_KIND_CHANGED,
                        "'%s' is another kind of type, so that its parts lie elsewhere",
                        "give the new type a name of its own");
            case CONFLICTING_DEFINITIONS ->
                new Meaning(
                        Rule.TYPE_DEFINITIONS_CONFLICT,
                        "parts of the module know '%s' by different definitions, so that its fields depend on which of them"
                                + " was compiled, and no layout was compared",
                        "give each definition a name of its own, or build all parts with the same headers and options");
            case CLASS_KEY ->
                new Meaning(
                        Rule.TYPE_CLASS_KEY_CHANGED, "'%s' is declared by the other one of struct and class", NOTHING);
            case RENAMED ->
                new Meaning(
                        Rule.TYPE_RENAMED,
                        "'%s' has another name and the same layout, so that only source sees it",
                        KEEP_NAME);
            case BECAME_INCOMPLETE ->
                new Meaning(
                        Rule.TYPE_BECAME_INCOMPLETE,
                        "the debug information no longer shows the inside of '%s': callers can no longer allocate it, and its"
                                + " layout was not compared",
                        "offer functions for what callers did with its fields; if the definition is still public, build with"
                                + " -fstandalone-debug");
            case BECAME_COMPLETE ->
                new Meaning(Rule.TYPE_BECAME_COMPLETE, "callers can see the inside of '%s' now", NOTHING);
            case PASSING_CONVENTION ->
                new Meaning(
                        Rule.TYPE_PASSING_CONVENTION_CHANGED,
                        "old callers hand over '%s' in another way than functions take it: a value where an address is"
                                + " expected, or the reverse",
                        "pass the type by pointer, or keep what decides how it is passed: destructor, copy constructor, number"
                                + " of fields");
            case FIELD_ADDED ->
                new Meaning(
                        Rule.STRUCT_FIELD_ADDED,
                        "objects that old callers made do not hold '%s'",
                        "let only the module allocate the struct, and keep the new field behind the old ones");
            case FIELD_REMOVED ->
                new Meaning(
                        Rule.STRUCT_FIELD_REMOVED,
                        "old callers read and write '%s', where the new build has something else or nothing",
                        "keep the field as reserved space");
            case ANONYMOUS_TYPE ->
                new Meaning(
                        Rule.ANONYMOUS_TYPE_CHANGED,
                        "the struct, union or enumeration without a name that '%s' is declared with is another one",
                        KEEP_LAYOUT);
            case FIELDS_RENAMED ->
                new Meaning(
                        Rule.STRUCT_FIELD_RENAMED,
                        "fields of '%s' have other names at the same place, which source sees, and perhaps another meaning",
                        "check that the meaning is the same");
            case FIELD_OFFSET ->
                new Meaning(
                        Rule.STRUCT_FIELD_OFFSET_CHANGED, "old callers look for '%s' at its old offset", KEEP_LAYOUT);
            case FIELDS_REORDERED ->
                new Meaning(Rule.STRUCT_FIELD_REORDERED, "old callers take fields of '%s' for each other", KEEP_LAYOUT);
            case FIELD_TYPE ->
                new Meaning(
                        Rule.STRUCT_FIELD_TYPE_CHANGED,
                        "old callers take the bytes of '%s' for something else",
                        "keep the field and add another one of the new type");
            case FIELD_QUALIFIER ->
                new Meaning(
                        Rule.STRUCT_FIELD_QUALIFIER_CHANGED,
                        "compilers allow other uses of '%s' than before",
                        "check that callers do not write to what is const now");
            case FIELD_ACCESS ->
                new Meaning(
                        Rule.STRUCT_FIELD_ACCESS_CHANGED,
                        "who may use '%s' is another question for compilers, while code that is built already goes on",
                        "keep the access as wide as it was, as long as source outside uses it");
            case RESERVED_FIELD_USED ->
                new Meaning(
                        Rule.STRUCT_FIELD_RESERVED_USED,
                        "reserved space of '%s' is used now, as it was meant to be",
                        "make sure that old callers set reserved space to zero");
            case BIT_FIELD_LAYOUT ->
                new Meaning(
                        Rule.STRUCT_BITFIELD_LAYOUT_CHANGED,
                        "old callers read and write other bits than those of '%s'",
                        KEEP_LAYOUT);
            case FLEXIBLE_ARRAY ->
                new Meaning(
                        Rule.STRUCT_FLEXIBLE_ARRAY_CHANGED,
                        "whether '%s' is part of the size of its struct changed, and with it what callers allocate and copy",
                        KEEP_LAYOUT);
            case PACKING ->
                new Meaning(
                        Rule.STRUCT_PACKING_CHANGED,
                        "the fields of '%s' lie closer together than their types ask for in one build only",
                        "keep the packing of structs that cross the border");
            case UNION_MEMBER_ADDED ->
                new Meaning(
                        Rule.UNION_MEMBER_ADDED,
                        "old callers do not know that the union may hold '%s'",
                        "make sure that old callers never meet a union that holds it");
            case UNION_MEMBER_REMOVED ->
                new Meaning(
                        Rule.UNION_MEMBER_REMOVED,
                        "old callers store '%s', which the new build takes for something else",
                        "keep the member");
            case STATIC_MEMBER_ADDED -> new Meaning(Rule.STATIC_MEMBER_ADDED, "source can use '%s'", NOTHING);
            case STATIC_MEMBER_REMOVED ->
                new Meaning(
                        Rule.STATIC_MEMBER_REMOVED,
                        "who uses the static member '%s' no longer finds it",
                        "keep the member as long as anything outside uses it");
            case STATIC_MEMBER_TYPE ->
                new Meaning(
                        Rule.STATIC_MEMBER_TYPE_CHANGED,
                        "who uses the static member '%s' takes its bytes for something else, or may no longer write them",
                        "keep the member and add another one of the new type");
            case STATIC_MEMBER_VALUE ->
                new Meaning(
                        Rule.STATIC_MEMBER_VALUE_CHANGED,
                        "the old value of '%s' is part of code that is built already",
                        "build everything that uses it again, or keep its value");
            case TEMPLATE_ARGUMENTS ->
                new Meaning(
                        Rule.TEMPLATE_ARGUMENT_CHANGED,
                        "'%s' is made with other template arguments under the same name",
                        "give the new instance a name of its own");
            case ENUMERATOR_ADDED ->
                new Meaning(
                        Rule.ENUM_VALUE_ADDED,
                        "old callers may meet the value '%s', which they do not know",
                        "make sure that old callers handle values that they do not know");
            case ENUMERATOR_REMOVED ->
                new Meaning(
                        Rule.ENUM_VALUE_REMOVED,
                        "old callers may pass '%s', which the new build does not know",
                        "keep the value and handle it");
            case ENUMERATOR_RENAMED ->
                new Meaning(
                        Rule.ENUM_VALUE_RENAMED,
                        "source that uses '%s' no longer compiles; the value is the same",
                        KEEP_NAME);
            case ENUMERATOR_VALUE ->
                new Meaning(
                        Rule.ENUM_VALUE_CHANGED, "old callers pass and expect another number for '%s'", KEEP_VALUES);
            case SENTINEL ->
                new Meaning(
                        Rule.ENUM_SENTINEL_CHANGED,
                        "arrays and loops of old callers end at the old value of '%s'",
                        "make sure that no array that crosses the border has that size");
            case ENUM_SIZE ->
                new Meaning(
                        Rule.ENUM_SIZE_CHANGED,
                        "values of '%s' take another number of bytes",
                        "give the enum a fixed type");
            case UNDERLYING_TYPE ->
                new Meaning(
                        Rule.ENUM_UNDERLYING_TYPE_CHANGED,
                        "values of '%s' are numbers of another type",
                        "keep the underlying type");
            case SCOPED ->
                new Meaning(
                        Rule.ENUM_SCOPED_CHANGED,
                        "source names the values of '%s' in another way, and converts them in other places",
                        "build callers again");
            case TYPEDEF_ADDED ->
                new Meaning(Rule.TYPEDEF_ADDED, "the interface mentions the new typedef '%s'", NOTHING);
            case TYPEDEF_REMOVED ->
                new Meaning(Rule.TYPEDEF_REMOVED, "source that uses the typedef '%s' no longer compiles", KEEP_NAME);
            case TYPEDEF_TARGET ->
                new Meaning(
                        Rule.TYPEDEF_TARGET_CHANGED,
                        "old callers take every '%s' for what it stood for before",
                        "keep the typedef and add another one of the new type");
            case VARIANTS ->
                new Meaning(
                        Rule.RUST_VARIANT_CHANGED,
                        "old code takes values of '%s' for other variants than they are",
                        "pass a type with a fixed representation, such as a #[repr(C)] struct, across the border");
            case NICHE ->
                new Meaning(
                        Rule.RUST_NICHE_CHANGED,
                        "old code looks elsewhere for what tells the variants of '%s' apart",
                        "pass a type with a fixed representation, such as a #[repr(C)] struct, across the border");
            case UNSTABLE_LAYOUT ->
                new Meaning(
                        Rule.RUST_REPR_UNSTABLE,
                        "the compiler chose the order of the fields of '%s', and may choose another one in any build",
                        "mark types that cross the border with #[repr(C)]");
        };
    }
}
