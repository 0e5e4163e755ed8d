package dev.abigate.diff.rule;

import static dev.abigate.diff.rule.AotBuilder.PLAIN;
import static dev.abigate.diff.rule.Facts.constant;
import static dev.abigate.diff.rule.Facts.func;
import static dev.abigate.diff.rule.Facts.global;
import static dev.abigate.diff.rule.Facts.limits;
import static dev.abigate.diff.rule.Facts.mem;
import static dev.abigate.diff.rule.Facts.needs;
import static dev.abigate.diff.rule.Facts.plain;
import static dev.abigate.diff.rule.Facts.table;
import static dev.abigate.diff.rule.Facts.tag;
import static dev.abigate.diff.rule.Facts.wide;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.Code;
import dev.abigate.diff.snapshot.DeclaredType;
import dev.abigate.diff.snapshot.Dylink;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Features;
import dev.abigate.diff.snapshot.FunctionPrint;
import dev.abigate.diff.snapshot.FunctionTable;
import dev.abigate.diff.snapshot.Layout;
import dev.abigate.diff.snapshot.SectionFlaws;
import dev.abigate.diff.snapshot.SystemNeeds;
import dev.abigate.diff.snapshot.SystemNeeds.Convention;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** For every rule a change that it fires on, and a neighbouring one that it leaves alone. */
class RuleCasesTest {
    /**
     * The cases of a rule.
     *
     * @param quietBefore with {@code quietAfter} a pair that looks alike and is another rule's business, or nobody's
     */
    record Case(Facts before, Facts after, Facts quietBefore, Facts quietAfter) {}

    /** Rules about what no change between two builds gives: {@code EnforcementTest} and {@code PairingTest} produce them. */
    private static final Set<Rule> NO_CHANGES = Set.of(Rule.COVERAGE_PROFILE_MISSING, Rule.AOT_WASM_PAIR_MISMATCH);

    final Map<Rule, Case> cases = new EnumMap<>(Rule.class);

    RuleCasesTest() {
        exports();
        entries();
        imports();
        memories();
        layout();
        features();
        sections();
        code();
        systems();
        aot();
    }

    @Test
    void coverEveryRule() {
        var without = EnumSet.complementOf(EnumSet.copyOf(cases.keySet()));
        // The cases of types, and of what is missing there, are in TypeRuleCasesTest.
        without.removeAll(Set.of(Rule.COVERAGE_NO_DEBUG_INFO, Rule.COVERAGE_DEBUG_INFO_REDUCED));
        without.removeIf(rule -> rule.area() == Rule.Area.POLICY || rule.area() == Rule.Area.TYPES);
        // BehaviourTest has those of behaviour: they take code.
        without.removeIf(rule -> rule.area() == Rule.Area.BEHAVIOUR);
        without.removeAll(NO_CHANGES);
        without.removeAll(ComponentRuleCasesTest.RULES);
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
        assertFalse(rule.audiences().isEmpty());
        assertFalse(ids(judge(of.quietBefore, of.quietAfter)).contains(rule));
        assertEquals(List.of(), judge(of.after, of.after));
    }

    private static List<Finding> judge(Facts before, Facts after) {
        return Judge.judge(Changes.between(before.snapshot(), after.snapshot()));
    }

    private static Set<Rule> ids(List<Finding> findings) {
        return findings.stream().map(Finding::rule).collect(Collectors.toSet());
    }

    /** A case whose quiet pair is the same change backwards. */
    private void oneWay(Rule rule, Facts before, Facts after) {
        cases.put(rule, new Case(before, after, after, before));
    }

    private void fires(Rule rule, Facts before, Facts after, Facts quietBefore, Facts quietAfter) {
        cases.put(rule, new Case(before, after, quietBefore, quietAfter));
    }

    private static Facts none() {
        return new Facts();
    }

    private static Facts out(ExternalType type) {
        return new Facts().export("x", type);
    }

    private static Facts in(ExternalType type) {
        return new Facts().imported("env", "x", type);
    }

    private void exports() {
        Facts f = out(plain());
        Facts g = out(global("i32", false));
        Facts m = out(mem(limits(1)));
        Facts t = out(table("funcref", limits(1)));
        Facts e = out(tag("i32"));
        oneWay(Rule.EXPORT_FUNCTION_REMOVED, f, none());
        oneWay(Rule.EXPORT_FUNCTION_ADDED, none(), f);
        oneWay(Rule.EXPORT_GLOBAL_REMOVED, g, none());
        oneWay(Rule.EXPORT_GLOBAL_ADDED, none(), g);
        oneWay(Rule.EXPORT_MEMORY_REMOVED, m, none());
        oneWay(Rule.EXPORT_MEMORY_ADDED, none(), m);
        oneWay(Rule.EXPORT_TABLE_REMOVED, t, none());
        oneWay(Rule.EXPORT_TABLE_ADDED, none(), t);
        oneWay(Rule.EXPORT_TAG_REMOVED, e, none());
        oneWay(Rule.EXPORT_TAG_ADDED, none(), e);
        fires(Rule.EXPORT_FUNCTION_TYPE_CHANGED, out(func("i32")), out(func("i64")), f, g);
        var top = new DeclaredType("$000000000001", "(sub (func))", List.of());
        var sub = new DeclaredType("$000000000002", "(sub final $000000000001 (func))", List.of(top.id()));
        Facts wideType = out(new ExternalType.Function(List.of(), List.of(), Optional.of(top.id())))
                .declared(top);
        Facts narrow = out(new ExternalType.Function(List.of(), List.of(), Optional.of(sub.id())))
                .declared(top, sub);
        oneWay(Rule.EXPORT_FUNCTION_TYPE_SUBTYPE, wideType, narrow);
        fires(Rule.EXPORT_GLOBAL_TYPE_CHANGED, g, out(global("i64", false)), g, out(global("i32", true)));
        fires(Rule.GLOBAL_MUTABILITY_CHANGED, g, out(global("i32", true)), g, out(global("i64", false)));
        fires(
                Rule.EXPORT_TABLE_TYPE_CHANGED,
                t,
                out(table("externref", limits(1))),
                t,
                out(table("funcref", limits(2))));
        fires(Rule.EXPORT_TAG_TYPE_CHANGED, e, out(tag("i32", "i32")), e, out(plain()));
        fires(Rule.EXPORT_KIND_CHANGED, f, g, f, out(func("i32")));
        Facts memory = new Facts().export("memory", mem(limits(1)));
        fires(
                Rule.CONSTANT_VALUE_CHANGED,
                out(constant(3)),
                out(constant(4)),
                memory(memory, 2000),
                memory(memory, 3000));
        fires(Rule.DATA_SYMBOL_MOVED, memory(memory, 2000), memory(memory, 3000), out(constant(3)), out(constant(4)));
        Facts aliased = new Facts().export(alias("a", "b")).export(alias("b", "a"));
        Facts apart = new Facts().export("a", plain()).export("b", plain());
        Facts init = new Facts().export(coded("init", "a"));
        fires(
                Rule.EXPORT_RENAMED,
                init,
                new Facts().export(coded("start", "a")),
                init,
                new Facts().export(coded("start", "b")));
        fires(Rule.EXPORT_ALIAS_CHANGED, aliased, apart, apart, new Facts().export("a", plain()));
        Facts swapped = new Facts().export("b", plain()).export("a", plain());
        fires(
                Rule.EXPORT_ORDER_CHANGED,
                apart,
                swapped,
                apart,
                new Facts().export("new", plain()).export("a", plain()).export("b", plain()));
        fires(
                Rule.EXPORT_ABI_MARKER_CHANGED,
                new Facts().export("proxy_abi_version_0_2_0", plain()),
                new Facts().export("proxy_abi_version_0_2_1", plain()),
                new Facts().export("area_2", plain()),
                new Facts().export("area_3", plain()));
        fires(Rule.CODE_BODY_CHANGED, body("one"), body("two"), f, body("two"));
    }

    private static Facts memory(Facts base, long address) {
        Facts facts = new Facts();
        facts.exports.addAll(base.exports);
        return facts.export("symbol", constant(address));
    }

    private static Export alias(String name, String other) {
        return new Export(name, plain(), List.of(other), Optional.empty(), Optional.empty(), OptionalLong.empty());
    }

    private static Facts body(String digest) {
        return new Facts().export(coded("x", digest));
    }

    private static Export coded(String name, String digest) {
        return new Export(name, plain(), List.of(), Optional.of(digest), Optional.of(digest), OptionalLong.empty());
    }

    private void entries() {
        Facts command = new Facts().convention(Convention.COMMAND);
        Facts reactor = new Facts().convention(Convention.REACTOR);
        oneWay(Rule.EXPORT_ENTRY_REMOVED, command, none());
        fires(Rule.EXPORT_ENTRY_KIND_CHANGED, command, reactor, command, none());
        Facts both = new Facts().export("malloc", plain()).export("free", plain());
        oneWay(Rule.EXPORT_MALLOC_CONTRACT_CHANGED, both, new Facts().export("malloc", plain()));
        oneWay(Rule.START_FUNCTION_ADDED, none(), new Facts().start());
        oneWay(Rule.START_FUNCTION_REMOVED, new Facts().start(), none());
    }

    private void imports() {
        Facts f = in(plain());
        oneWay(Rule.IMPORT_FUNCTION_ADDED, none(), f);
        oneWay(Rule.IMPORT_FUNCTION_REMOVED, f, none());
        oneWay(Rule.IMPORT_MEMORY_ADDED, none(), in(mem(limits(1))));
        oneWay(Rule.IMPORT_MEMORY_REMOVED, in(mem(limits(1))), none());
        oneWay(Rule.IMPORT_TABLE_ADDED, none(), in(table("funcref", limits(1))));
        oneWay(Rule.IMPORT_TABLE_REMOVED, in(table("funcref", limits(1))), none());
        oneWay(Rule.IMPORT_GLOBAL_ADDED, none(), in(global("i32", false)));
        oneWay(Rule.IMPORT_GLOBAL_REMOVED, in(global("i32", false)), none());
        oneWay(Rule.IMPORT_TAG_ADDED, none(), in(tag("i32")));
        oneWay(Rule.IMPORT_TAG_REMOVED, in(tag("i32")), none());
        fires(Rule.IMPORT_FUNCTION_TYPE_CHANGED, in(func("i32")), in(func("i64")), f, in(global("i32", false)));
        fires(
                Rule.IMPORT_TABLE_TYPE_CHANGED,
                in(table("funcref", limits(1))),
                in(table("externref", limits(1))),
                in(table("funcref", limits(1))),
                in(table("funcref", limits(2))));
        fires(
                Rule.IMPORT_GLOBAL_TYPE_CHANGED,
                in(global("i32", false)),
                in(global("i64", false)),
                in(global("i32", false)),
                in(global("i32", true)));
        fires(
                Rule.IMPORT_MEMORY_TYPE_CHANGED,
                in(global("i32", false)),
                in(mem(limits(1))),
                in(mem(limits(1))),
                in(mem(wide(2))));
        fires(Rule.IMPORT_TAG_TYPE_CHANGED, in(tag("i32")), in(tag("i64")), in(tag("i32")), none());
        fires(
                Rule.IMPORT_MODULE_RENAMED,
                f,
                new Facts().imported("host", "x", plain()),
                f,
                new Facts().imported("host", "x", func("i32")));
        Facts two = new Facts().imported("env", "a", plain()).imported("env", "b", plain());
        Facts swapped = new Facts().imported("env", "b", plain()).imported("env", "a", plain());
        fires(Rule.IMPORT_ORDER_CHANGED, two, swapped, two, new Facts().imported("env", "b", plain()));
        Facts old =
                new Facts().imported("wasi:cli/exit@0.2.3", "exit", func("i32")).system(needs("p2"));
        Facts now = new Facts()
                .imported("wasi:cli/exit@0.2.12", "exit", func("i32"))
                .system(needs("p2"));
        fires(Rule.COMPONENT_INTERFACE_VERSION_CHANGED, old, now, f, new Facts().imported("host", "x", plain()));
    }

    private void memories() {
        oneWay(Rule.MEMORY_MIN_INCREASED, out(mem(limits(2))), out(mem(limits(16))));
        oneWay(Rule.MEMORY_MIN_DECREASED, out(mem(limits(16))), out(mem(limits(2))));
        oneWay(Rule.MEMORY_MAX_INCREASED, out(mem(limits(1, 4))), out(mem(limits(1))));
        oneWay(Rule.MEMORY_MAX_DECREASED, out(mem(limits(1))), out(mem(limits(1, 4))));
        Facts shared = out(new ExternalType.Memory(limits(1, 4), true, 65536));
        oneWay(Rule.MEMORY_BECAME_SHARED, out(mem(limits(1, 4))), shared);
        oneWay(Rule.MEMORY_NO_LONGER_SHARED, shared, out(mem(limits(1, 4))));
        fires(
                Rule.MEMORY_INDEX_TYPE_CHANGED,
                out(mem(limits(1))),
                out(mem(wide(1))),
                out(table("funcref", limits(1))),
                out(table("funcref", wide(1))));
        fires(
                Rule.MEMORY_PAGE_SIZE_CHANGED,
                out(mem(limits(1))),
                out(new ExternalType.Memory(limits(1), false, 1)),
                out(mem(limits(1))),
                out(mem(limits(2))));
        fires(
                Rule.MEMORY_COUNT_CHANGED,
                new Facts().memoryCount(1),
                new Facts().memoryCount(2),
                new Facts().memoryCount(0),
                new Facts().memoryCount(1));
        oneWay(Rule.TABLE_MIN_INCREASED, out(table("funcref", limits(2))), out(table("funcref", limits(8))));
        oneWay(Rule.TABLE_MIN_DECREASED, out(table("funcref", limits(8))), out(table("funcref", limits(2))));
        oneWay(Rule.TABLE_MAX_INCREASED, out(table("funcref", limits(1, 2))), out(table("funcref", limits(1, 3))));
        oneWay(Rule.TABLE_MAX_DECREASED, out(table("funcref", limits(1, 3))), out(table("funcref", limits(1, 2))));
        fires(
                Rule.TABLE_INDEX_TYPE_CHANGED,
                out(table("funcref", limits(1))),
                out(table("funcref", wide(1))),
                out(mem(limits(1))),
                out(mem(wide(1))));
    }

    private static Facts laidOut(long dataEnd, long heapBase, long stackPointer, Layout.Stack stack, long lowest) {
        return new Facts()
                .layout(new Layout(
                        OptionalLong.of(dataEnd),
                        OptionalLong.of(heapBase),
                        OptionalLong.of(stackPointer),
                        Optional.of(stack),
                        new Layout.Data(1, 0, OptionalLong.of(lowest), OptionalLong.of(dataEnd)),
                        List.of()));
    }

    private static Facts data(int segments, int passive, String... globals) {
        return new Facts()
                .layout(new Layout(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        new Layout.Data(segments, passive, OptionalLong.empty(), OptionalLong.empty()),
                        List.of(globals)));
    }

    private void layout() {
        var stack = new Layout.Stack(65536, false, true);
        Facts base = laidOut(1040, 66576, 66576, stack, 1024);
        Facts otherData = laidOut(2064, 66576, 66576, stack, 1024);
        fires(Rule.LAYOUT_DATA_END_CHANGED, base, otherData, base, laidOut(1040, 70000, 66576, stack, 1024));
        fires(Rule.LAYOUT_HEAP_BASE_CHANGED, base, laidOut(1040, 70000, 66576, stack, 1024), base, otherData);
        fires(Rule.LAYOUT_STACK_POINTER_CHANGED, base, laidOut(1040, 66576, 70000, stack, 1024), base, otherData);
        fires(Rule.LAYOUT_GLOBAL_BASE_CHANGED, base, laidOut(1040, 66576, 66576, stack, 1032), base, otherData);
        Facts guess = laidOut(1040, 66576, 66576, new Layout.Stack(65552, false, false), 1024);
        fires(
                Rule.LAYOUT_STACK_SIZE_CHANGED,
                base,
                laidOut(1040, 66576, 66576, new Layout.Stack(8192, false, true), 1024),
                base,
                guess);
        fires(
                Rule.LAYOUT_STACK_FIRST_CHANGED,
                base,
                laidOut(1040, 66576, 66576, new Layout.Stack(65536, true, true), 1024),
                base,
                otherData);
        oneWay(Rule.LAYOUT_AUX_GLOBALS_MISSING, data(1, 0, "__heap_base"), data(1, 0));
        fires(Rule.DATA_SEGMENT_COUNT_CHANGED, data(1, 0), data(3, 0), base, otherData);
        oneWay(Rule.DATA_SEGMENT_BECAME_PASSIVE, data(1, 0), data(1, 1));
    }

    private static Facts features(Optional<List<String>> claimed, String... used) {
        return new Facts().features(new Features(claimed, List.of(used), List.of()));
    }

    private void features() {
        Facts plain = features(Optional.of(List.of()));
        Facts simd = features(Optional.of(List.of("simd128")), "simd128");
        oneWay(Rule.TARGET_FEATURE_ADDED, plain, simd);
        oneWay(Rule.TARGET_FEATURE_REMOVED, simd, plain);
        oneWay(Rule.OPCODE_FAMILY_ADDED, plain, features(Optional.of(List.of()), "simd128"));
        oneWay(Rule.VALIDATION_FAILED_NEW, plain, new Facts().invalid("type mismatch"));
        oneWay(Rule.TARGET_FEATURE_CLAIM_MISMATCH, simd, features(Optional.of(List.of()), "simd128"));
        fires(
                Rule.CODE_SIZE_BUDGET_EXCEEDED,
                new Facts().codeSize(100),
                new Facts().codeSize(131),
                new Facts().codeSize(100),
                new Facts().codeSize(105));
    }

    private void sections() {
        Facts one = new Facts().custom("plugin_abi", "01");
        oneWay(Rule.CUSTOM_SECTION_ADDED, none(), one);
        oneWay(Rule.CUSTOM_SECTION_REMOVED, one, none());
        fires(
                Rule.CUSTOM_SECTION_CHANGED,
                one,
                new Facts().custom("plugin_abi", "02"),
                new Facts().custom(".debug_info", "01"),
                new Facts().custom(".debug_info", "02"));
        oneWay(
                Rule.SECTION_DUPLICATE,
                one,
                new Facts().custom("plugin_abi", "01").custom("plugin_abi", "01"));
        oneWay(Rule.NAME_SECTION_REMOVED, new Facts().custom("name", "01"), none());
        fires(
                Rule.LINKING_SECTION_CHANGED,
                new Facts().custom("linking", "01"),
                new Facts().custom("linking", "02"),
                one,
                new Facts().custom("plugin_abi", "02"));
        fires(Rule.PRODUCERS_CHANGED, new Facts().producer("17"), new Facts().producer("19"), none(), one);
        fires(
                Rule.BUILD_ID_EQUAL_CONTENT_DIFFERS,
                new Facts().build("1f", "a"),
                new Facts().build("1f", "b"),
                new Facts().build("1f", "a"),
                new Facts().build("2f", "b"));
        Dylink empty = new Dylink(0, 0, 0, 0, List.of(), List.of(), List.of());
        Facts side = new Facts().dylink(empty);
        Facts needing = new Facts().dylink(new Dylink(0, 0, 0, 0, List.of("libfoo.so"), List.of(), List.of()));
        oneWay(Rule.DYLINK_NEEDED_ADDED, side, needing);
        oneWay(Rule.DYLINK_NEEDED_REMOVED, needing, side);
        fires(
                Rule.DYLINK_MEM_INFO_CHANGED,
                side,
                new Facts().dylink(new Dylink(16, 0, 0, 0, List.of(), List.of(), List.of())),
                side,
                needing);
        fires(
                Rule.DYLINK_EXPORT_INFO_CHANGED,
                side,
                new Facts().dylink(new Dylink(0, 0, 0, 0, List.of(), List.of("a=1"), List.of())),
                side,
                needing);
        fires(
                Rule.DYLINK_IMPORT_INFO_CHANGED,
                side,
                new Facts().dylink(new Dylink(0, 0, 0, 0, List.of(), List.of(), List.of("env.a=1"))),
                side,
                needing);
    }

    private static Facts preview1(String... functions) {
        Facts facts = new Facts().system(needs("preview1"));
        for (String function : functions) {
            facts.imported("wasi_snapshot_preview1", function, func("i32"));
        }
        return facts;
    }

    private void code() {
        Facts weak = new Facts()
                .imported("env", "trace", plain())
                .dylink(new Dylink(0, 0, 0, 0, List.of(), List.of(), List.of("env.trace=1")));
        Facts side = new Facts().dylink(new Dylink(0, 0, 0, 0, List.of(), List.of(), List.of()));
        fires(Rule.IMPORT_UNLINKED_TOLERATED, side, weak, none(), in(plain()));
        Facts one = new Facts().code(data("a"));
        fires(Rule.DATA_CONTENT_CHANGED, one, new Facts().code(data("b")), none(), one);
        fires(Rule.ELEMENT_SEGMENT_CHANGED, hooks(1, 2), hooks(2, 1), hooks(1, 2), hooks(1, 2, 3));
        Facts small = new Facts().layout(heap(1000));
        fires(
                Rule.STATIC_MEMORY_FOOTPRINT_CHANGED,
                small,
                new Facts().layout(heap(1101)),
                small,
                new Facts().layout(heap(1100)));
        Facts moved = new Facts().custom("name", "a").sectionFlaws(new SectionFlaws(List.of(), List.of("name")));
        oneWay(Rule.SECTION_ORDER_CHANGED, new Facts().custom("name", "a"), moved);
        Facts damaged = new Facts().custom("name", "b").sectionFlaws(new SectionFlaws(List.of("name"), List.of()));
        fires(Rule.COVERAGE_SECTION_UNREADABLE, new Facts().custom("name", "a"), damaged, damaged, damaged);
    }

    private static Code data(String digest) {
        return new Code(List.of(), List.of(), Optional.of(digest), 5);
    }

    /** A module whose exported table holds functions of these contents, each of which is there once. */
    private static Facts hooks(int... contents) {
        var functions = new ArrayList<FunctionPrint>();
        var slots = new ArrayList<Integer>();
        for (int content : contents) {
            slots.add(functions.size());
            functions.add(new FunctionPrint(0, content, content, 0));
        }
        return new Facts()
                .code(new Code(
                        functions,
                        List.of(new FunctionTable("table:hooks", List.of(new FunctionTable.Run(0, slots)))),
                        Optional.empty(),
                        0));
    }

    private static Layout heap(long base) {
        return new Layout(
                OptionalLong.empty(),
                OptionalLong.of(base),
                OptionalLong.empty(),
                Optional.empty(),
                Layout.Data.NONE,
                List.of());
    }

    private void systems() {
        Facts p1 = new Facts().system(needs("preview1"));
        fires(
                Rule.WASI_LEVEL_CHANGED,
                p1,
                new Facts().system(needs("preview1", "wasix")),
                preview1("fd_close"),
                preview1("fd_close", "fd_sync"));
        oneWay(Rule.WASI_FUNCTION_ADDED, preview1("fd_close"), preview1("fd_close", "fd_sync"));
        oneWay(Rule.WASI_FUNCTION_REMOVED, preview1("fd_close", "fd_sync"), preview1("fd_close"));
        Facts wrong = new Facts()
                .system(new SystemNeeds(
                        List.of(new SystemNeeds.Interface(
                                "preview1",
                                List.of("preview1.f"),
                                List.of(),
                                List.of(new SystemNeeds.Mismatch("preview1.f", "func () -> ()", "func (i32) -> ()")))),
                        List.of(),
                        Convention.LIBRARY,
                        false));
        oneWay(Rule.WASI_SIGNATURE_MISMATCH, p1, wrong);
        oneWay(Rule.WASI_MIXED_LEVELS, p1, new Facts().system(needs("preview1", "unstable")));
        oneWay(
                Rule.WASI_THREAD_SPAWN_ADDED,
                none(),
                new Facts().system(new SystemNeeds(List.of(), List.of(), Convention.LIBRARY, true)));
    }

    private static AotFacts.Target target(String arch, int bits, boolean bigEndian, int flags) {
        return new AotFacts.Target(arch, "x86-64", bits, bigEndian, "ELF", 0, flags);
    }

    private static AotBuilder relocated(List<String> types, List<String> helpers, List<String> groups) {
        return PLAIN.relocations(types, helpers, groups);
    }

    private static AotFacts.MachineCode code(boolean checksStack, String... cpuFeatures) {
        return new AotFacts.MachineCode(Optional.of(checksStack), Optional.empty(), Optional.of(List.of(cpuFeatures)));
    }

    private void aot() {
        Facts base = PLAIN.facts();
        Facts otherArch = PLAIN.target(target("aarch64v8", 64, false, 0)).facts();
        fires(Rule.AOT_VERSION_CHANGED, base, PLAIN.version(6, "6").facts(), base, otherArch);
        Facts narrow = PLAIN.target(target("x86_64", 32, false, 0)).facts();
        fires(Rule.AOT_TARGET_ARCH_CHANGED, base, otherArch, base, narrow);
        fires(Rule.AOT_TARGET_BITS_CHANGED, base, narrow, base, otherArch);
        fires(
                Rule.AOT_TARGET_ENDIAN_CHANGED,
                base,
                PLAIN.target(target("x86_64", 64, true, 0)).facts(),
                base,
                narrow);
        fires(
                Rule.AOT_TARGET_ABI_CHANGED,
                base,
                PLAIN.target(target("x86_64", 64, false, 4)).facts(),
                base,
                otherArch);
        Facts simd = PLAIN.flags("SIMD_128BIT").facts();
        Facts tiny = PLAIN.flags("TINY_STACK_FRAME").facts();
        fires(Rule.AOT_FEATURE_FLAG_ADDED, base, simd, base, tiny);
        fires(Rule.AOT_FEATURE_FLAG_UNCHECKED_ADDED, base, tiny, base, simd);
        oneWay(Rule.AOT_FEATURE_FLAG_REMOVED, simd, base);
        Facts more = PLAIN.sections("target info", "text", "relocation").facts();
        oneWay(Rule.AOT_SECTION_ADDED, base, more);
        oneWay(Rule.AOT_SECTION_REMOVED, more, base);
        fires(
                Rule.AOT_SECTION_ORDER_CHANGED,
                base,
                PLAIN.sections("text", "target info").facts(),
                base,
                more);
        fires(Rule.AOT_CUSTOM_SECTION_CHANGED, base, PLAIN.customs("meta").facts(), base, more);
        Facts inPlace = PLAIN.inPlace("memset", "memcpy").facts();
        fires(
                Rule.AOT_XIP_CHANGED,
                base,
                inPlace,
                inPlace,
                PLAIN.inPlace("memset").facts());
        oneWay(Rule.AOT_NATIVE_SYMBOL_ADDED, PLAIN.inPlace("memset").facts(), inPlace);
        oneWay(Rule.AOT_NATIVE_SYMBOL_REMOVED, inPlace, PLAIN.inPlace("memset").facts());
        fires(
                Rule.AOT_NATIVE_SYMBOL_ORDER_CHANGED,
                inPlace,
                PLAIN.inPlace("memcpy", "memset").facts(),
                inPlace,
                PLAIN.inPlace("memset").facts());
        oneWay(
                Rule.AOT_RELOCATION_TYPE_ADDED,
                base,
                relocated(List.of("R_X86_64_GOTPCRELX"), List.of(), List.of()).facts());
        oneWay(
                Rule.AOT_RELOCATION_SYMBOL_ADDED,
                base,
                relocated(List.of(), List.of("aot_memory_init"), List.of()).facts());
        fires(
                Rule.AOT_RELOCATION_GROUP_CHANGED,
                base,
                relocated(List.of(), List.of(), List.of(".rela.text")).facts(),
                base,
                relocated(List.of(), List.of("aot_memory_init"), List.of()).facts());
        fires(
                Rule.AOT_FUNCTION_COUNT_CHANGED,
                PLAIN.facts().functions(12),
                PLAIN.facts().functions(14),
                new Facts().functions(12),
                new Facts().functions(14));
        fires(
                Rule.AOT_FUNC_TYPE_TABLE_CHANGED,
                base,
                PLAIN.types("func [] -> []").facts(),
                base,
                more);
        fires(
                Rule.AOT_TEXT_SIZE_BUDGET_EXCEEDED,
                PLAIN.facts().codeSize(100),
                PLAIN.facts().codeSize(200),
                new Facts().codeSize(100),
                new Facts().codeSize(200));
        fires(
                Rule.AOT_VERSION_UNSUPPORTED,
                base,
                PLAIN.version(7, "6").facts(),
                base,
                PLAIN.version(6, "6").facts());
        Facts plainRiscv = PLAIN.facts(code(false, "c", "m"));
        oneWay(Rule.AOT_CPU_FEATURE_ADDED, plainRiscv, PLAIN.facts(code(false, "c", "d", "f", "m")));
        fires(
                Rule.AOT_BOUNDS_CHECK_MODE_CHANGED,
                plainRiscv,
                PLAIN.facts(code(true, "c", "m")),
                base,
                PLAIN.facts(code(true)));
        Facts twoPages = PLAIN.facts().memory(new ExternalType.Memory(limits(2, 2), false, 65536));
        fires(
                Rule.AOT_MEMORY_LAYOUT_CHANGED,
                twoPages,
                PLAIN.facts().memory(new ExternalType.Memory(limits(1, 1), false, 131072)),
                twoPages,
                PLAIN.facts().memory(new ExternalType.Memory(limits(1, 1), false, 65536)));
        fires(
                Rule.AOT_DEBUG_SECTION_CHANGED,
                base,
                PLAIN.customs(".debug_info").facts(),
                base,
                PLAIN.customs("meta").facts());
        fires(Rule.COVERAGE_UNKNOWN_FEATURE, base, PLAIN.flags("bit 20").facts(), base, simd);
        fires(
                Rule.BASELINE_STALE,
                new Facts().revision(1),
                none(),
                new Facts().revision(1),
                new Facts().revision(1).functions(1));
        fires(
                Rule.COVERAGE_LAYER_NOT_COMPARED,
                none(),
                base,
                base,
                PLAIN.facts().functions(1));
    }
}
