package dev.abigate.diff.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.diff.host.HostAnswer.Reason;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.AotFacts;
import dev.abigate.diff.snapshot.Code;
import dev.abigate.diff.snapshot.Definitions;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Features;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Layout;
import dev.abigate.diff.snapshot.SectionFlaws;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SystemNeeds;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCheckTest {
    private static Snapshot module(Features features, List<ExternalType.Memory> memories, Import... imports) {
        return build(Snapshot.Kind.WASM, features, memories, Optional.empty(), imports);
    }

    private static Snapshot importing(String module, String name, ExternalType type) {
        return module(Features.NONE, List.of(), new Import(module, name, type));
    }

    private static Snapshot build(
            Snapshot.Kind kind,
            Features features,
            List<ExternalType.Memory> memories,
            Optional<AotFacts> aot,
            Import... imports) {
        return new Snapshot(
                kind,
                Snapshot.REVISION,
                List.of(imports),
                List.of(),
                List.of(),
                new Definitions(0, 0, memories, memories.size(), false),
                Code.NONE,
                Layout.UNKNOWN,
                List.of(),
                SectionFlaws.NONE,
                Optional.empty(),
                List.of(),
                features,
                SystemNeeds.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                aot,
                Optional.empty());
    }

    private static ExternalType.Function function(String parameters, String results) {
        return new ExternalType.Function(types(parameters), types(results), Optional.empty());
    }

    private static List<String> types(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(" ", -1));
    }

    private static ExternalType.Memory memory(long pages) {
        return new ExternalType.Memory(
                new Limits(AddressType.I32, pages, OptionalLong.empty()), false, ExternalType.Memory.DEFAULT_PAGE_SIZE);
    }

    private static HostProfile product(String lines) {
        return HostProfiles.read(("schemaVersion: 1\nname: product\n" + lines).getBytes(StandardCharsets.UTF_8));
    }

    private static void expect(Result result, Rule rule, String subject, HostAnswer answer) {
        assertEquals(result, answer.result(), answer::toString);
        assertEquals(List.of(rule), answer.reasons().stream().map(Reason::rule).toList(), answer::toString);
        assertEquals(subject, answer.reasons().getFirst().subject());
    }

    private static void loads(HostAnswer answer) {
        assertEquals(Result.LOADS, answer.result(), answer::toString);
        assertEquals(List.of(), answer.reasons());
    }

    @Test
    void linksWhatItOffersAndTrapsOrRefusesElse() {
        Snapshot known = importing("env", "puts", function("i32", "i32"));
        Snapshot unknown = importing("env", "trace", function("i32", ""));
        HostProfile wamr = HostProfiles.find("wamr-2.4.5");
        loads(HostCheck.of(known, wamr));
        loads(HostCheck.of(importing("env", "_puts", function("i32", "i32")), wamr));
        expect(Result.RISKY, Rule.IMPORT_FUNCTION_ADDED, "import:env.trace", HostCheck.of(unknown, wamr));
        HostProfile plain = HostProfiles.find("wasi-p1");
        expect(Result.REJECTED, Rule.IMPORT_FUNCTION_ADDED, "import:env.trace", HostCheck.of(unknown, plain));
        loads(HostCheck.of(unknown, HostProfiles.find("browser")));
        expect(
                Result.CANNOT_TELL,
                Rule.IMPORT_FUNCTION_ADDED,
                "import:env.trace",
                HostCheck.of(unknown, product("base: wamr-2.4.5\nunlisted: unknown\n")));
    }

    @Test
    void comparesTypesWithSignatures() {
        HostProfile host = product("base: wamr-2.4.5\nfunctions: [{module: env, name: read, signature: '(i*~$)I'}]\n");
        loads(HostCheck.of(importing("env", "read", function("i32 i32 i32 i32", "i64")), host));
        expect(
                Result.RISKY,
                Rule.IMPORT_FUNCTION_TYPE_CHANGED,
                "import:env.read",
                HostCheck.of(importing("env", "read", function("i32 i32 i32", "i64")), host));
    }

    @ParameterizedTest
    @CsvSource({
        "wamr-1.0.0, fd_read,   i32 i32 i32 i32, LOADS,    ",
        "wamr-1.0.0, sock_bind, i32 i32,         LOADS,    ",
        "wamr-1.0.0, sock_accept, i32 i32 i32,   RISKY,    WASI_SIGNATURE_MISMATCH",
        "wamr-1.1.0, sock_accept, i32 i32 i32,   LOADS,    ",
        "wasi-p1,    sock_bind, i32 i32,         REJECTED, WASI_FUNCTION_ADDED",
        "wasi-p1,    fd_read,   i32,             REJECTED, WASI_SIGNATURE_MISMATCH",
    })
    void knowsTheSystemInterfaceOfEachHost(
            String host, String function, String parameters, Result result, @Nullable Rule rule) {
        HostAnswer answer = HostCheck.of(
                importing("wasi_snapshot_preview1", function, function(parameters, "i32")), HostProfiles.find(host));
        assertEquals(result, answer.result(), answer::toString);
        assertEquals(
                Optional.ofNullable(rule).stream().toList(),
                answer.reasons().stream().map(Reason::rule).toList());
    }

    @Test
    void warnsOfTheFirstSnapshotServedAsPreview1() {
        expect(
                Result.RISKY,
                Rule.WASI_LEVEL_CHANGED,
                "import:wasi_unstable.fd_seek",
                HostCheck.of(
                        importing("wasi_unstable", "fd_seek", function("i32 i64 i32 i32", "i32")),
                        HostProfiles.find("wamr-2.4.5")));
    }

    @Test
    void takesMemoriesFromTheModulesThatItServes() {
        Snapshot own = importing("env", "memory", memory(1));
        Snapshot other = importing("foo", "bar", memory(1));
        loads(HostCheck.of(own, HostProfiles.find("wamr-2.4.5")));
        loads(HostCheck.of(other, HostProfiles.find("wamr-2.1.0")));
        HostAnswer refused = HostCheck.of(other, HostProfiles.find("wamr-2.1.1"));
        expect(Result.REJECTED, Rule.IMPORT_MEMORY_ADDED, "import:foo.bar", refused);
        assertEquals(Optional.of("failed to link import memory (foo, bar)"), refused.hostMessage());
    }

    @Test
    void linksConstantsOnly() {
        var constant = new ExternalType.Global("f64", false, OptionalLong.empty());
        var variable = new ExternalType.Global("f64", true, OptionalLong.empty());
        HostProfile wamr = HostProfiles.find("wamr-2.4.5");
        loads(HostCheck.of(importing("global", "NaN", constant), wamr));
        expect(
                Result.REJECTED,
                Rule.IMPORT_GLOBAL_TYPE_CHANGED,
                "import:global.NaN",
                HostCheck.of(importing("global", "NaN", variable), wamr));
        HostAnswer absent = HostCheck.of(importing("env", "base", constant), wamr);
        assertEquals(Optional.of("failed to link import global (env, base)"), absent.hostMessage());
    }

    @Test
    void refusesFeaturesThatItLacks() {
        var threads = new Features(Optional.empty(), List.of("atomics"), List.of());
        var claimed = new Features(Optional.of(List.of("atomics")), List.of(), List.of());
        expect(
                Result.REJECTED,
                Rule.OPCODE_FAMILY_ADDED,
                "feature:atomics",
                HostCheck.of(module(threads, List.of()), HostProfiles.find("wamr-2.4.5")));
        loads(HostCheck.of(module(claimed, List.of()), HostProfiles.find("wamr-2.4.5")));
        loads(HostCheck.of(
                module(threads, List.of()), product("base: wamr-2.4.5\nbuild: {WAMR_BUILD_LIB_WASI_THREADS: true}\n")));
    }

    @Test
    void grantsMemoryUpToItsLimit() {
        HostProfile small = product("base: wamr-2.4.5\nmemory: {linear: 128 KiB}\n");
        loads(HostCheck.of(module(Features.NONE, List.of(memory(2))), small));
        expect(
                Result.REJECTED,
                Rule.MEMORY_MIN_INCREASED,
                "memory:*",
                HostCheck.of(module(Features.NONE, List.of(memory(3))), small));
        expect(
                Result.REJECTED,
                Rule.MEMORY_MIN_INCREASED,
                "memory:*",
                HostCheck.of(module(Features.NONE, List.of(memory(-1), memory(-1))), small));
    }

    private static HostAnswer onProcessor(AotFacts.Target target, AotFacts.Loading loading, String host) {
        var file = new AotFacts(
                5,
                List.of("5"),
                "WAMR 2.4.1 to 2.4.5",
                List.of("5"),
                target,
                loading,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        return HostCheck.of(
                build(Snapshot.Kind.AOT, Features.NONE, List.of(), Optional.of(file)),
                product("base: wamr-2.4.5\ntarget: {arch: " + host + "}\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x86_64      | 62  | 64 | false | x86_64    |
                    thumbv7em   | 40  | 32 | false | thumbv7   |
                    riscv64     | 243 | 64 | false | riscv64   |
                    arm64       | 183 | 64 | false | aarch64v8 |
                    thumbv7em   | 40  | 32 | false | thumbv8m.main | invalid target type, expected thumbv8m.main but got thumbv7em
                    thumbv7em   | 40  | 32 | false | x86_64    | invalid target bit width, expected 64-bit but got 32-bit
                    armv7eb     | 40  | 32 | true  | armv7     | invalid target endian type, expected little endian but got big endian
                    x86_64      | 243 | 64 | false | x86_64    | machine type (riscv) isn't consistent with target type (x86_64)
                    x86_64      | 45  | 64 | false | x86_64    | unknown machine type 45
                    x86_64      | 183 | 64 | false | x86_64    |
                    """)
    void checksTheTargetAsTheLoaderDoes(
            String arch, int machine, int bits, boolean bigEndian, String host, @Nullable String message) {
        HostAnswer answer = onProcessor(
                new AotFacts.Target(arch, "machine", bits, bigEndian, "ELF", 0, 0),
                new AotFacts.Loading(machine, 1, 1, List.of(), List.of()),
                host);
        assertEquals(Optional.ofNullable(message), answer.hostMessage(), answer::toString);
        assertEquals(message == null ? Result.LOADS : Result.REJECTED, answer.result(), answer::toString);
    }

    @Test
    void refusesTheTypeThatCompilersWriteForBigEndianTargets() {
        HostAnswer answer = onProcessor(
                new AotFacts.Target("x86_64", "x86-64", 64, false, "ELF", 0, 0),
                new AotFacts.Loading(62, 0x400, 1, List.of(), List.of()),
                "x86_64");
        assertEquals(
                Optional.of("invalid object file type, expected relocatable or XIP file type but got others"),
                answer.hostMessage());
    }
}
