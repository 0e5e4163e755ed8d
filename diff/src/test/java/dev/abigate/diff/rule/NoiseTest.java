package dev.abigate.diff.rule;

import static dev.abigate.diff.rule.Facts.constant;
import static dev.abigate.diff.rule.Facts.func;
import static dev.abigate.diff.rule.Facts.global;
import static dev.abigate.diff.rule.Facts.limits;
import static dev.abigate.diff.rule.Facts.mem;
import static dev.abigate.diff.rule.Facts.plain;
import static dev.abigate.diff.rule.Facts.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.snapshot.ExternalType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each class of noise recognises, and what it must not swallow. */
class NoiseTest {
    private static final String HASH = "_1d6f2b3f2c5a33ec";
    private static final String OTHER_HASH = "_f665cabe523a97df";

    private static List<Finding> judge(Facts before, Facts after) {
        return Judge.judge(Changes.between(before.snapshot(), after.snapshot()));
    }

    private static List<Finding> open(Facts before, Facts after) {
        return judge(before, after).stream()
                .filter(finding -> finding.noise().isEmpty())
                .toList();
    }

    private static Set<Noise> folded(Facts before, Facts after) {
        return judge(before, after).stream()
                .flatMap(finding -> finding.noise().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Noise.class)));
    }

    private static void assertOnlyNoise(Noise noise, Facts before, Facts after) {
        assertEquals(List.of(), open(before, after));
        assertEquals(EnumSet.of(noise), folded(before, after));
    }

    private static void assertFound(Rule rule, String subject, Facts before, Facts after) {
        List<Finding> found = open(before, after);
        assertTrue(
                found.stream()
                        .anyMatch(finding ->
                                finding.rule() == rule && finding.subject().equals(subject)),
                found::toString);
    }

    private static Facts imports(String... names) {
        var facts = new Facts();
        for (String name : names) {
            facts.imported("wbg", name, func("i32"));
        }
        return facts;
    }

    private static Facts exports(String... names) {
        var facts = new Facts();
        for (String name : names) {
            facts.export(name, plain());
        }
        return facts;
    }

    @Test
    void hashesInNames() {
        assertOnlyNoise(
                Noise.GENERATED_NAME,
                imports("__wbg_log" + HASH, "__wbg_new" + HASH),
                imports("__wbg_new" + OTHER_HASH, "__wbg_log" + OTHER_HASH));
        assertOnlyNoise(
                Noise.GENERATED_NAME,
                exports("__napi_register__Chunk_impl_313"),
                exports("__napi_register__Chunk_impl_314"));
    }

    @Test
    void aHashHidesNoOtherType() {
        Facts before = new Facts().imported("wbg", "__wbg_log" + HASH, func("f64"));
        assertFound(
                Rule.IMPORT_FUNCTION_TYPE_CHANGED, "import:wbg.__wbg_log_*", before, imports("__wbg_log" + OTHER_HASH));
        assertFound(
                Rule.IMPORT_FUNCTION_ADDED,
                "import:wbg.__wbg_fetch" + HASH,
                imports("__wbg_log" + HASH),
                imports("__wbg_log" + OTHER_HASH, "__wbg_fetch" + HASH));
    }

    @Test
    void numberedNames() {
        Facts before = new Facts().export("__wbindgen_export_2", plain()).export("__wbindgen_export_3", func("i32"));
        Facts after = new Facts().export("__wbindgen_export_2", func("i32")).export("__wbindgen_export_5", plain());
        assertOnlyNoise(Noise.POSITIONAL_NAME, before, after);
        assertFound(
                Rule.EXPORT_FUNCTION_REMOVED,
                "export:__wbindgen_export_3",
                before,
                new Facts().export("__wbindgen_export_2", plain()));
    }

    private static Facts minified(ExternalType... types) {
        var facts = new Facts();
        char name = 'a';
        for (ExternalType type : types) {
            facts.export(Character.toString(name++), type);
        }
        return facts;
    }

    @Test
    void minifiedNames() {
        var before = new ArrayList<ExternalType>(List.of(plain(), func("i32"), mem(limits(1)), func("i64")));
        var after = new ArrayList<ExternalType>(List.of(func("i64"), mem(limits(1)), plain(), func("i32")));
        for (int i = 0; i < 6; i++) {
            before.add(plain());
            after.add(plain());
        }
        Facts old = minified(before.toArray(ExternalType[]::new));
        assertOnlyNoise(Noise.MINIFIED_NAME, old, minified(after.toArray(ExternalType[]::new)));
        after.set(0, func("f32"));
        assertFound(
                Rule.COVERAGE_LAYER_NOT_COMPARED,
                "coverage:minified-names",
                old,
                minified(after.toArray(ExternalType[]::new)));
    }

    @Test
    void aFewShortNamesAreNoMinifiedOnes() {
        assertFound(Rule.EXPORT_FUNCTION_TYPE_CHANGED, "export:a", minified(plain()), minified(func("i32")));
    }

    @Test
    void textsOfTheProgram() {
        Facts before = new Facts().imported("'", "hello", global("externref", false));
        Facts after = new Facts().imported("'", "good bye", global("externref", false));
        assertOnlyNoise(Noise.STRING_CONSTANT, before, after);
        assertFound(
                Rule.IMPORT_GLOBAL_ADDED,
                "import:env.hello",
                new Facts(),
                new Facts().imported("env", "hello", global("externref", false)));
    }

    @Test
    void helpersOfTools() {
        assertOnlyNoise(Noise.TOOL_CHAIN_EXPORT, exports("dynCall_viiji", "run"), exports("__multi3", "cosf", "run"));
        assertFound(Rule.EXPORT_FUNCTION_REMOVED, "export:cosf", exports("cosf", "run"), exports("run"));
    }

    @Test
    void addressesOfData() {
        Facts before = new Facts().memory(mem(limits(1))).export("_ZTV6Widget", constant(2000));
        Facts after = new Facts().memory(mem(limits(1))).export("_ZTV6Widget", constant(2016));
        assertOnlyNoise(Noise.DATA_ADDRESS, before, after);
        assertFound(
                Rule.CONSTANT_VALUE_CHANGED,
                "export:LIMIT",
                new Facts().memory(mem(limits(1))).export("LIMIT", constant(3)),
                new Facts().memory(mem(limits(1))).export("LIMIT", constant(4)));
    }

    private static Facts functionTable(String name, long size) {
        return new Facts().export(name, table("funcref", limits(size, size)));
    }

    @Test
    void functionTables() {
        String name = "__indirect_function_table";
        assertOnlyNoise(Noise.FUNCTION_TABLE, functionTable(name, 9), functionTable(name, 10));
        assertOnlyNoise(Noise.FUNCTION_TABLE, functionTable(name, 10), functionTable(name, 9));
        assertFound(Rule.TABLE_MIN_DECREASED, "table:hooks", functionTable("hooks", 10), functionTable("hooks", 9));
        assertFound(
                Rule.TABLE_MIN_INCREASED,
                "table:env." + name,
                new Facts().imported("env", name, table("funcref", limits(9))),
                new Facts().imported("env", name, table("funcref", limits(10))));
    }

    @Test
    void recordsOfBuilds() {
        assertOnlyNoise(Noise.BUILD_RECORD, new Facts().producer("17"), new Facts().producer("19"));
        assertOnlyNoise(
                Noise.BUILD_RECORD, new Facts().custom("go:buildid", "a"), new Facts().custom("go:buildid", "b"));
        assertFound(
                Rule.CUSTOM_SECTION_REMOVED,
                "custom:external_debug_info",
                new Facts().custom("external_debug_info", "a"),
                new Facts());
        assertFound(
                Rule.CUSTOM_SECTION_CHANGED,
                "custom:plugin_abi",
                new Facts().custom("plugin_abi", "a"),
                new Facts().custom("plugin_abi", "b"));
    }

    @Test
    void oneTrackOfAnInterfaceIsOneFinding() {
        Facts before = new Facts()
                .imported("wasi:cli/exit@0.2.3", "exit", func("i32"))
                .imported("wasi:cli/stdin@0.2.3", "get-stdin", plain());
        Facts after = new Facts()
                .imported("wasi:cli/exit@0.2.12", "exit", func("i32"))
                .imported("wasi:cli/stdin@0.2.12", "get-stdin", plain());
        assertEquals(
                List.of(Rule.COMPONENT_INTERFACE_VERSION_CHANGED),
                judge(before, after).stream().map(Finding::rule).toList());
    }

    /** What {@code spec/judging-a-diff.md} lists under "what must not be missed", as far as facts of modules show it. */
    @Test
    void nothingThatMattersIsTakenForNoise() {
        Facts none = new Facts();
        assertFound(
                Rule.IMPORT_FUNCTION_TYPE_CHANGED,
                "import:env.now",
                none.imported("env", "now", returning("f64")),
                new Facts().imported("env", "now", returning("i64")));
        assertFound(
                Rule.IMPORT_FUNCTION_TYPE_CHANGED,
                "import:env.log",
                new Facts().imported("env", "log", returning("i32")),
                new Facts().imported("env", "log", plain()));
        assertFound(
                Rule.EXPORT_FUNCTION_TYPE_CHANGED,
                "export:scale",
                new Facts().export("scale", func("f64")),
                new Facts().export("scale", func("f32")));
        assertFound(
                Rule.EXPORT_FUNCTION_TYPE_CHANGED,
                "export:write",
                new Facts().export("write", func("i32")),
                new Facts()
                        .export(
                                "write",
                                new ExternalType.Function(List.of("i32", "i32"), List.of(), Optional.empty())));
        assertFound(
                Rule.EXPORT_ABI_MARKER_CHANGED,
                "export:proxy_abi_version",
                exports("proxy_abi_version_0_2_0"),
                exports("proxy_abi_version_0_2_1"));
        assertFound(
                Rule.EXPORT_ABI_MARKER_CHANGED,
                "export:dprint_plugin_version",
                exports("dprint_plugin_version_3"),
                exports("dprint_plugin_version_4"));
    }

    private static ExternalType.Function returning(String result) {
        return new ExternalType.Function(List.of(), List.of(result), Optional.empty());
    }
}
