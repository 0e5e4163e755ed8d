package dev.abigate.diff.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.RefQualifier;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.Virtuality;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** For every rule about the types of a source a change that it fires on, and a neighbouring one that it leaves alone. */
class TypeRuleCasesTest {
    private static final ExternalType FUNCTION = new ExternalType.Function(List.of(), List.of(), Optional.empty());

    record Case(Source before, Source after, Source quietBefore, Source quietAfter) {}

    final Map<Rule, Case> cases = new EnumMap<>(Rule.class);

    TypeRuleCasesTest() {
        functions();
        members();
        variables();
        types();
        fields();
        staticMembers();
        enumerations();
        typedefs();
        rust();
        classes();
        tables();
        definitions();
    }

    @Test
    void coverEveryRule() {
        Set<Rule> without = Arrays.stream(Rule.values())
                .filter(rule -> rule.area() == Rule.Area.TYPES)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
        without.removeAll(cases.keySet());
        assertEquals(Set.of(), without);
    }

    @TestFactory
    Stream<DynamicTest> fireAndStayQuiet() {
        return cases.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.getKey().id(), () -> check(entry.getKey(), entry.getValue())));
    }

    private static void check(Rule rule, Case of) {
        List<Finding> findings = judge(of.before, of.after);
        Finding found = findings.stream()
                .filter(finding -> finding.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not among " + findings));
        assertEquals(rule.severity(), found.severity());
        assertTrue(found.before().isPresent() || found.after().isPresent());
        assertFalse(found.message().endsWith(".") || found.advice().endsWith("."));
        List<Finding> quiet = judge(of.quietBefore, of.quietAfter);
        assertTrue(quiet.stream().noneMatch(finding -> finding.rule() == rule), quiet.toString());
        assertEquals(List.of(), judge(of.after, of.after));
    }

    private static List<Finding> judge(Source before, Source after) {
        return Judge.judge(
                Changes.between(facts(before).snapshot(), facts(after).snapshot()));
    }

    static Facts facts(Source source) {
        Facts facts = new Facts().source(source.types());
        source.thunks.forEach(name -> facts.export(name, FUNCTION));
        return facts;
    }

    /** A case whose quiet pair is the new build without a change. */
    private void fires(Rule rule, Source before, Source after) {
        cases.put(rule, new Case(before, after, after, after));
    }

    /** A case whose quiet pair is the same change backwards. */
    private void oneWay(Rule rule, Source before, Source after) {
        cases.put(rule, new Case(before, after, after, before));
    }

    private void fires(Rule rule, Source before, Source after, Source quietBefore, Source quietAfter) {
        cases.put(rule, new Case(before, after, quietBefore, quietAfter));
    }

    private static Source source() {
        return new Source();
    }

    /** A source with an exported function that takes a type. */
    private static Source takes(Function<Source, TypeId> type) {
        Source source = source();
        return source.takes(type.apply(source));
    }

    /** A source with an exported function that returns a type. */
    private static Source returns(Function<Source, TypeId> type) {
        Source source = source();
        return source.function("f", "f", type.apply(source), false);
    }

    private static Source function(Object... parameters) {
        Source source = source();
        var resolved = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            resolved[i] = i % 2 == 0 ? parameters[i] : "char".equals(parameters[i]) ? source.character : source.integer;
        }
        return source.function("f", "f", source.none, false, resolved);
    }

    private void functions() {
        oneWay(Rule.FUNCTION_PARAMETER_ADDED, function("a", "int"), function("a", "int", "b", "int"));
        oneWay(Rule.FUNCTION_PARAMETER_REMOVED, function("a", "int", "b", "int"), function("b", "int"));
        fires(
                Rule.FUNCTION_PARAMETER_TYPE_CHANGED,
                takes(s -> s.integer),
                takes(s -> s.pointer(s.character)),
                takes(s -> s.pointer(s.integer)),
                takes(s -> s.pointer(s.constant(s.integer))));
        fires(
                Rule.FUNCTION_PARAMETER_QUALIFIER_CHANGED,
                takes(s -> s.pointer(s.integer)),
                takes(s -> s.pointer(s.constant(s.integer))),
                takes(s -> s.pointer(s.integer)),
                takes(s -> s.pointer(s.unsigned)));
        fires(
                Rule.FUNCTION_PARAMETER_RENAMED,
                function("a", "int"),
                function("b", "int"),
                function("a", "int", "b", "int"),
                function("b", "int", "a", "int"));
        fires(
                Rule.FUNCTION_PARAMETERS_SWAPPED,
                function("a", "int", "b", "int"),
                function("b", "int", "a", "int"),
                function("a", "int", "b", "int"),
                function("c", "int", "d", "int"));
        fires(
                Rule.FUNCTION_RETURN_TYPE_CHANGED,
                returns(s -> s.integer),
                returns(s -> s.real),
                returns(s -> s.pointer(s.integer)),
                returns(s -> s.pointer(s.constant(s.integer))));
        fires(
                Rule.FUNCTION_RETURN_QUALIFIER_CHANGED,
                returns(s -> s.pointer(s.integer)),
                returns(s -> s.pointer(s.constant(s.integer))),
                returns(s -> s.integer),
                returns(s -> s.real));
        fires(
                Rule.FUNCTION_VARIADIC_CHANGED,
                source().function("f", "f", source().none, false),
                source().function("f", "f", source().none, true));
        Source overload = source();
        overload.function("f", "_Z1fi", overload.none, false, "a", overload.integer);
        Source both = source();
        both.function("f", "_Z1fi", both.none, false, "a", both.integer)
                .function("f", "_Z1fd", both.none, false, "a", both.real);
        Source three = source();
        three.function("f", "_Z1fi", three.none, false, "a", three.integer)
                .function("f", "_Z1fd", three.none, false, "a", three.real)
                .function("f", "_Z1fx", three.none, false, "a", three.wide);
        fires(Rule.SOURCE_OVERLOAD_ADDED, overload, both, both, three);
        Source other = source();
        other.function("f", "_Z1fd", other.none, false, "a", other.real);
        fires(Rule.SYMBOL_SIGNATURE_CHANGED, overload, other, overload, both);
    }

    private static Source shape(Object... facts) {
        Source source = source();
        return source.struct("shape")
                .field("x", source.integer, 0)
                .method("m", facts)
                .exported();
    }

    private static Source shape() {
        Source source = source();
        return source.struct("shape").field("x", source.integer, 0).exported();
    }

    private void members() {
        oneWay(Rule.FUNCTION_BECAME_VIRTUAL, shape(true), shape(0));
        oneWay(Rule.FUNCTION_BECAME_NONVIRTUAL, shape(0), shape(true));
        oneWay(Rule.FUNCTION_BECAME_STATIC, shape(true), shape(false));
        oneWay(Rule.FUNCTION_BECAME_NONSTATIC, shape(false), shape(true));
        fires(Rule.FUNCTION_ACCESS_CHANGED, shape(Access.PUBLIC), shape(Access.PRIVATE));
        oneWay(Rule.FUNCTION_DECLARATION_ADDED, shape(), shape(true));
        oneWay(Rule.FUNCTION_DECLARATION_REMOVED, shape(true), shape());
        fires(Rule.FUNCTION_DELETED_CHANGED, shape(true), shape(Trait.DELETED));
        fires(Rule.FUNCTION_DEFAULTED_CHANGED, shape(true), shape(Trait.DEFAULTED));
        fires(Rule.FUNCTION_EXPLICIT_CHANGED, shape(true), shape(Trait.EXPLICIT));
        fires(Rule.FUNCTION_NORETURN_CHANGED, shape(true), shape(Trait.NORETURN));
        fires(Rule.FUNCTION_REF_QUALIFIER_CHANGED, shape(true), shape(RefQualifier.LVALUE));
    }

    private static Source variable(Function<Source, TypeId> type) {
        Source source = source();
        return source.variable("v", type.apply(source));
    }

    private void variables() {
        Source int4 = variable(s -> s.integer);
        oneWay(Rule.VARIABLE_ADDED, source(), int4);
        oneWay(Rule.VARIABLE_REMOVED, int4, source());
        fires(Rule.VARIABLE_TYPE_CHANGED, int4, variable(s -> s.wide), int4, variable(s -> s.constant(s.integer)));
        fires(Rule.VARIABLE_QUALIFIER_CHANGED, int4, variable(s -> s.constant(s.integer)), int4, variable(s -> s.wide));
        fires(
                Rule.VARIABLE_VALUE_CHANGED,
                variable(s -> s.constant(s.integer)).content("v", "01000000"),
                variable(s -> s.constant(s.integer)).content("v", "02000000"),
                variable(s -> s.constant(s.integer)).content("v", "01000000"),
                variable(s -> s.constant(s.integer)));
        fires(
                Rule.VARIABLE_ACCESS_CHANGED,
                source().variable("v", source().integer, false, Access.PUBLIC),
                source().variable("v", source().integer, false, Access.PRIVATE));
        fires(
                Rule.VARIABLE_TLS_CHANGED,
                source().variable("v", source().integer, false, Access.PUBLIC),
                source().variable("v", source().integer, true, Access.PUBLIC));
        Source one = source().macro("LIMIT", "8").macro("OTHER", "1");
        Source gone = source().macro("OTHER", "1");
        oneWay(Rule.CONSTANT_ADDED, gone, one);
        oneWay(Rule.CONSTANT_REMOVED, one, gone);
    }

    private static Source.Structure point(Source source) {
        return source.struct("point").field("x", source.integer, 0);
    }

    private static Source point() {
        return point(source()).exported();
    }

    private void types() {
        oneWay(Rule.TYPE_ADDED, source(), point());
        oneWay(Rule.TYPE_REMOVED, point(), source());
        fires(Rule.TYPE_SIZE_CHANGED, point(), point(source()).size(8).exported());
        fires(Rule.TYPE_ALIGNMENT_CHANGED, point(), point(source()).aligned(16).exported());
        fires(
                Rule.TYPE_KIND_CHANGED,
                point(),
                point(source()).tag(Tag.UNION).exported(),
                point(),
                point(source()).tag(Tag.CLASS).exported());
        fires(
                Rule.TYPE_CLASS_KEY_CHANGED,
                point(),
                point(source()).tag(Tag.CLASS).exported(),
                point(),
                point(source()).tag(Tag.UNION).exported());
        fires(
                Rule.TYPE_RENAMED,
                point(),
                takes(s -> s.pointer(s.struct("place").field("x", s.integer, 0).done())),
                point(),
                takes(s -> s.pointer(s.struct("place").field("y", s.integer, 0).done())));
        oneWay(Rule.TYPE_BECAME_INCOMPLETE, point(), takes(s -> s.pointer(s.declared("point"))));
        oneWay(Rule.TYPE_BECAME_COMPLETE, takes(s -> s.pointer(s.declared("point"))), point());
        fires(
                Rule.TYPE_PASSING_CONVENTION_CHANGED,
                point(),
                point(source()).byReference().exported());
        fires(
                Rule.TEMPLATE_ARGUMENT_CHANGED,
                point(source()).argument("1").exported(),
                point(source()).argument("2").exported());
    }

    private static Source pair(String first, long firstOffset, String second, long secondOffset) {
        Source source = source();
        return source.struct("pair")
                .field(first, source.integer, firstOffset)
                .field(second, source.integer, secondOffset)
                .size(12)
                .exported();
    }

    private static Source holds(Function<Source, TypeId> type) {
        Source source = source();
        return source.struct("holder").field("x", type.apply(source), 0).size(8).exported();
    }

    private static Source union(boolean more) {
        Source source = source();
        Source.Structure union = source.struct("any").tag(Tag.UNION).field("x", source.integer, 0);
        return (more ? union.field("y", source.real, 0) : union).exported();
    }

    private void fields() {
        oneWay(Rule.STRUCT_FIELD_ADDED, holds(s -> s.integer), holder(true));
        oneWay(Rule.STRUCT_FIELD_REMOVED, pair("a", 0, "b", 4), single("b", 4));
        fires(Rule.STRUCT_FIELD_RENAMED, single("a", 0), single("b", 0), single("reserved", 0), single("used", 0));
        fires(
                Rule.STRUCT_FIELD_RESERVED_USED,
                single("reserved", 0),
                single("used", 0),
                single("a", 0),
                single("b", 0));
        fires(Rule.STRUCT_FIELD_OFFSET_CHANGED, single("a", 0), single("a", 4));
        fires(
                Rule.STRUCT_FIELD_REORDERED,
                pair("a", 0, "b", 4),
                pair("b", 0, "a", 4),
                pair("a", 0, "b", 4),
                pair("a", 4, "b", 8));
        fires(
                Rule.STRUCT_FIELD_TYPE_CHANGED,
                holds(s -> s.integer),
                holds(s -> s.real),
                holds(s -> s.integer),
                holds(s -> s.constant(s.integer)));
        fires(
                Rule.STRUCT_FIELD_QUALIFIER_CHANGED,
                holds(s -> s.integer),
                holds(s -> s.constant(s.integer)),
                holds(s -> s.integer),
                holds(s -> s.unsigned));
        Source open = source();
        open.struct("point").field("x", open.integer, 0, Access.PUBLIC).exported();
        Source closed = source();
        closed.struct("point").field("x", closed.integer, 0, Access.PRIVATE).exported();
        fires(Rule.STRUCT_FIELD_ACCESS_CHANGED, open, closed);
        fires(
                Rule.STRUCT_BITFIELD_LAYOUT_CHANGED,
                source().struct("flags").bits("a", 0, 4).exported(),
                source().struct("flags").bits("a", 0, 6).exported());
        fires(
                Rule.STRUCT_FLEXIBLE_ARRAY_CHANGED,
                holds(s -> s.array(s.integer, OptionalLong.of(2))),
                holds(s -> s.array(s.integer, OptionalLong.empty())),
                holds(s -> s.array(s.integer, OptionalLong.of(2))),
                holds(s -> s.array(s.integer, OptionalLong.of(3))));
        fires(
                Rule.STRUCT_PACKING_CHANGED,
                pair("a", 0, "b", 4),
                pair("a", 0, "b", 5),
                pair("a", 0, "b", 4),
                pair("a", 0, "b", 8));
        oneWay(Rule.UNION_MEMBER_ADDED, union(false), union(true));
        oneWay(Rule.UNION_MEMBER_REMOVED, union(true), union(false));
    }

    private static Source holder(boolean more) {
        Source source = source();
        Source.Structure struct = source.struct("holder").field("x", source.integer, 0);
        return (more ? struct.field("y", source.integer, 4) : struct).size(8).exported();
    }

    private static Source single(String name, long offset) {
        Source source = source();
        return source.struct("pair")
                .field(name, source.integer, offset)
                .size(12)
                .exported();
    }

    private static Source shared(Function<Source, TypeId> type, String value) {
        Source source = source();
        return point(source)
                .shared("count", type.apply(source), Access.PUBLIC, value)
                .exported();
    }

    private void staticMembers() {
        oneWay(Rule.STATIC_MEMBER_ADDED, point(), shared(s -> s.integer, ""));
        oneWay(Rule.STATIC_MEMBER_REMOVED, shared(s -> s.integer, ""), point());
        fires(Rule.STATIC_MEMBER_TYPE_CHANGED, shared(s -> s.integer, ""), shared(s -> s.wide, ""));
        fires(Rule.STATIC_MEMBER_VALUE_CHANGED, shared(s -> s.integer, "1"), shared(s -> s.integer, "2"));
    }

    private void enumerations() {
        Source two = takes(s -> s.colours("RED", 0, "BLUE", 1));
        Source three = takes(s -> s.colours("RED", 0, "BLUE", 1, "GREEN", 2));
        oneWay(Rule.ENUM_VALUE_ADDED, two, three);
        oneWay(Rule.ENUM_VALUE_REMOVED, three, two);
        Source renamed = takes(s -> s.colours("RED", 0, "AZURE", 1));
        fires(Rule.ENUM_VALUE_RENAMED, two, renamed, two, three);
        Source counted = takes(s -> s.colours("RED", 0, "COLOUR_COUNT", 1));
        Source more = takes(s -> s.colours("RED", 0, "BLUE", 1, "COLOUR_COUNT", 2));
        fires(Rule.ENUM_VALUE_CHANGED, two, takes(s -> s.colours("RED", 0, "BLUE", 5)), counted, more);
        fires(Rule.ENUM_SENTINEL_CHANGED, counted, more, two, takes(s -> s.colours("RED", 0, "BLUE", 5)));
        fires(
                Rule.ENUM_SIZE_CHANGED,
                takes(s -> s.enumeration("colour", false, s.integer, 4, "RED", 0)),
                takes(s -> s.enumeration("colour", false, s.integer, 1, "RED", 0)));
        fires(
                Rule.ENUM_UNDERLYING_TYPE_CHANGED,
                takes(s -> s.enumeration("colour", false, s.integer, 4, "RED", 0)),
                takes(s -> s.enumeration("colour", false, s.wide, 8, "RED", 0)));
        fires(
                Rule.ENUM_SCOPED_CHANGED,
                takes(s -> s.enumeration("colour", false, s.integer, 4, "RED", 0)),
                takes(s -> s.enumeration("colour", true, s.integer, 4, "RED", 0)));
    }

    private void typedefs() {
        Source named = takes(s -> s.typedef("length", s.integer));
        oneWay(Rule.TYPEDEF_ADDED, takes(s -> s.integer), named);
        oneWay(Rule.TYPEDEF_REMOVED, named, takes(s -> s.integer));
        fires(
                Rule.TYPEDEF_TARGET_CHANGED,
                takes(s -> s.typedef("handler", s.callback(s.integer))),
                takes(s -> s.typedef("handler", s.callback(s.integer, s.integer))),
                named,
                takes(s -> s.integer));
    }

    private static Source rust(Function<Source, Source> build) {
        Source source = source();
        source.language = Language.RUST;
        return build.apply(source);
    }

    private void rust() {
        Source two = rust(s -> s.struct("Shape").variants(0, "Circle", "Square").exported());
        Source three = rust(
                s -> s.struct("Shape").variants(0, "Circle", "Line", "Square").exported());
        Source niche =
                rust(s -> s.struct("Shape").variants(4, "Circle", "Square").exported());
        fires(Rule.RUST_VARIANT_CHANGED, two, three, two, niche);
        fires(Rule.RUST_NICHE_CHANGED, two, niche, two, three);
        Source ordered = rust(s -> s.struct("Pair")
                .field("a", s.integer, 0)
                .field("b", s.integer, 4)
                .exported());
        Source free = rust(s -> s.struct("Pair")
                .field("a", s.integer, 4)
                .field("b", s.integer, 0)
                .exported());
        oneWay(Rule.RUST_REPR_UNSTABLE, ordered, free);
    }

    /** A class that inherits, with what it has of it. */
    private static Source derived(Function<Source, Source.Structure> build) {
        return build.apply(source()).exported();
    }

    private static TypeId base(Source source, String name) {
        return source.struct(name).field("b" + name, source.integer, 0).done();
    }

    private void classes() {
        Source plain = derived(s -> s.struct("derived").size(8));
        Source inherits = derived(s -> s.struct("derived").base(base(s, "A"), 0).size(8));
        oneWay(Rule.BASE_CLASS_ADDED, plain, inherits);
        oneWay(Rule.BASE_CLASS_REMOVED, inherits, plain);
        fires(
                Rule.BASE_CLASS_OFFSET_CHANGED,
                inherits,
                derived(s -> s.struct("derived").base(base(s, "A"), 4).size(8)));
        fires(
                Rule.BASE_CLASS_REORDERED,
                derived(s -> s.struct("derived").base(base(s, "A"), 0).base(base(s, "B"), 4)),
                derived(s -> s.struct("derived").base(base(s, "B"), 0).base(base(s, "A"), 4)));
        fires(
                Rule.BASE_CLASS_VIRTUALITY_CHANGED,
                inherits,
                derived(s -> s.struct("derived")
                        .base(base(s, "A"), 0, true, Access.PUBLIC)
                        .size(8)));
        fires(
                Rule.BASE_CLASS_ACCESS_CHANGED,
                inherits,
                derived(s -> s.struct("derived")
                        .base(base(s, "A"), 0, false, Access.PRIVATE)
                        .size(8)));
        Source polymorphic = derived(s -> s.struct("derived").vptr(s.integer).size(8));
        oneWay(Rule.CLASS_BECAME_POLYMORPHIC, plain, polymorphic);
        oneWay(Rule.CLASS_NO_LONGER_POLYMORPHIC, polymorphic, plain);
        fires(
                Rule.CLASS_VPTR_OWNER_CHANGED,
                derived(s -> s.struct("derived").vptr(base(s, "A")).size(8)),
                derived(s -> s.struct("derived").vptr(base(s, "B")).size(8)));
    }

    private static Source table(String first, Object slot) {
        Source source = source();
        return source.struct("shape").method(first, slot).exported();
    }

    private static Source table(String first, Object slot, String second, Object other) {
        Source source = source();
        return source.struct("shape").method(first, slot).method(second, other).exported();
    }

    private static Source overrides(boolean override) {
        Source source = source();
        TypeId top = source.struct("top").method("area", 0).done();
        Source.Structure low = source.struct("low").base(top, 0);
        return (override ? low.method("areaOfLow", 0) : low).exported();
    }

    private void tables() {
        Source one = table("a", 0);
        oneWay(Rule.VTABLE_SLOT_ADDED, one, table("a", 0, "b", 1));
        oneWay(Rule.VTABLE_SLOT_REMOVED, table("a", 0, "b", 1), one);
        fires(Rule.VTABLE_SLOT_MOVED, one, table("a", 1), one, table("b", 0));
        fires(Rule.VTABLE_SLOT_REPLACED, one, table("b", 0), one, table("a", 1));
        oneWay(Rule.VTABLE_OVERRIDE_ADDED, overrides(false), overrides(true));
        oneWay(Rule.VTABLE_OVERRIDE_REMOVED, overrides(true), overrides(false));
        fires(Rule.VIRTUAL_PURITY_CHANGED, one, purely("a"), one, table("a", 1));
        Source derived = source().table("_ZTI5shape", "_ZTI4base");
        fires(Rule.RTTI_CHANGED, derived, source().table("_ZTI5shape"), derived, source());
        Source draws = source().member("shape", "draw", "_ZN5shape4drawEv", 0);
        fires(
                Rule.VTABLE_THUNK_CHANGED,
                draws.thunk("_ZThn8_N5shape4drawEv"),
                source().member("shape", "draw", "_ZN5shape4drawEv", 0).thunk("_ZThn12_N5shape4drawEv"),
                draws,
                source().member("shape", "draw", "_ZN5shape4drawEv", 0).thunk("_ZThn8_N5shape4drawEv"));
    }

    private static Source copied(Function<Source.Structure, Source.Structure> members) {
        return members.apply(source().struct("shape").size(4)).exported();
    }

    private static Source anonymous(Function<Source, TypeId> field) {
        return takes(s -> s.struct("shape")
                .field(
                        "inner",
                        s.struct("").field("a", field.apply(s), 0).size(8).done(),
                        0)
                .size(8)
                .done());
    }

    private static Source defined(long... sizes) {
        return takes(s -> {
            TypeId last = s.integer;
            for (long size : sizes) {
                last = s.struct("node").size(size).done();
                s.function("of" + size, "of" + size, last, false);
            }
            return last;
        });
    }

    private void definitions() {
        Source plain = copied(s -> s);
        fires(
                Rule.CLASS_COPYABILITY_CHANGED,
                plain,
                copied(s -> s.constructor(PointerType.Kind.REFERENCE).byReference()),
                plain,
                copied(s -> s.constructor(PointerType.Kind.POINTER)));
        Source untagged = source().function("lib::open", "_ZN3lib4openEv", source().none, false);
        fires(
                Rule.MANGLING_CHANGED_ONLY,
                untagged,
                source().function("lib::open", "_ZN3lib4openB2v2Ev", source().none, false));
        fires(
                Rule.ANONYMOUS_TYPE_CHANGED,
                anonymous(s -> s.integer),
                anonymous(s -> s.wide),
                takes(s -> s.struct("shape").field("inner", s.integer, 0).done()),
                anonymous(s -> s.integer));
        fires(Rule.TYPE_DEFINITIONS_CONFLICT, defined(4), defined(4, 8), defined(4, 8), defined(8, 4));
    }

    private static Source purely(String name) {
        Source source = source();
        return source.struct("shape").method(name, 0, Virtuality.PURE).exported();
    }

    @Test
    void sayWhereOneBuildDoesNotTellItsTypes() {
        List<Finding> findings =
                Judge.judge(Changes.between(new Facts().source(point().types()).snapshot(), new Facts().snapshot()));
        assertEquals(
                List.of(Rule.COVERAGE_NO_DEBUG_INFO),
                findings.stream().map(Finding::rule).toList());
        assertEquals(List.of(), Judge.judge(Changes.between(new Facts().snapshot(), new Facts().snapshot())));
    }

    @Test
    void sayWhereTypesAreInAFileThatIsNotThere() {
        Finding found = Judge.judge(Changes.between(
                        new Facts().custom("external_debug_info", "1").snapshot(),
                        new Facts()
                                .custom("external_debug_info", "1")
                                .export("f", FUNCTION)
                                .snapshot()))
                .getFirst();
        assertEquals(Rule.COVERAGE_NO_DEBUG_INFO, found.rule());
        assertEquals(Optional.of("types of the source in another file"), found.after());
    }

    @Test
    void sayWhereLessOfTheInterfaceIsDescribed() {
        assertEquals(
                List.of(Rule.COVERAGE_DEBUG_INFO_REDUCED),
                judge(point(), point().described(9)).stream().map(Finding::rule).toList());
        assertEquals(List.of(), judge(point().described(9), point()));
    }

    @Test
    void tellAConstantOfThePreprocessorByItsValue() {
        Source eight = source().macro("LIMIT", "8");
        Finding found = judge(eight, source().macro("LIMIT", "16")).getFirst();
        assertEquals(Rule.CONSTANT_VALUE_CHANGED, found.rule());
        assertEquals(Severity.RISKY, found.severity());
        assertEquals(
                Severity.COMPATIBLE,
                judge(eight, source().macro("LIMIT", "0x8")).getFirst().severity());
    }

    @Test
    void tellOfADestructorAsOfTwoSlotsWhateverTheCompilerNumbersIt() {
        Source without = table("a", 0);
        Source with = table("a", 0, "~shape", 0);
        Finding added = judge(without, with).getFirst();
        assertEquals(Rule.VTABLE_SLOT_ADDED, added.rule());
        assertEquals(Optional.of("two slots of ~shape"), added.after());
        assertEquals(Rule.VTABLE_SLOT_REMOVED, judge(with, without).getFirst().rule());
    }

    @Test
    void tellOfTheSlotsOfAClassThatIsOnlyDeclared() {
        Source before = source().member("shape", "draw", "_ZN5shape4drawEv", 0)
                .member("shape", "~shape", "_ZN5shapeD0Ev", 0)
                .table("_ZTV5shape", "_ZN5shape4drawEv", "_ZN5shapeD0Ev");
        Source after = source().member("shape", "draw", "_ZN5shape4drawEv", 0).table("_ZTV5shape", "_ZN5shape4drawEv");
        assertEquals(
                List.of("function:_ZN5shapeD0Ev", "function:shape::~shape"),
                judge(before, after).stream()
                        .filter(finding -> finding.rule() == Rule.VTABLE_SLOT_REMOVED)
                        .map(Finding::subject)
                        .toList());
        assertTrue(judge(before, before).isEmpty());
    }
}
