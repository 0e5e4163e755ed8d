package dev.abigate.diff.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SnapshotJson;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.aot.release.WamrRelease;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.host.BuildOption;
import dev.abigate.format.host.FieldedRelease;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.host.HostTarget;
import dev.abigate.reader.Readers;
import dev.abigate.reader.aot.AotReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What runtimes did with files, against what the profiles of those runtimes say. */
class LoadMatrixTest {
    private static final int VERSION_AT = 4;

    private final Map<String, Snapshot> snapshots = new HashMap<>();
    private final List<String> disagreements = new ArrayList<>();
    private int compared;

    /** What a runtime did: whether it loaded the file, and what it printed where it refused it, if it said anything at all. */
    private record Seen(boolean loaded, Optional<String> message) {
        private static final String SILENT = "(empty message, exit code 255)";

        static Seen of(JsonNode cell) {
            return switch (cell.get("status").stringValue()) {
                case "ok", "wrong result" -> new Seen(true, Optional.empty());
                case "crashed" -> new Seen(false, Optional.empty());
                default -> rejected(cell.get("message").stringValue());
            };
        }

        private static Seen rejected(String message) {
            return new Seen(false, Optional.of(message.equals(SILENT) ? "" : message));
        }

        /** A file that crashes in some calls only was loaded. */
        static Seen ofOutcomes(Set<String> outcomes) {
            String only = outcomes.size() == 1 ? outcomes.iterator().next() : "";
            if (only.startsWith("rejected: ")) {
                return rejected(only.substring("rejected: ".length()));
            }
            return new Seen(!only.startsWith("crashed"), Optional.empty());
        }
    }

    private static JsonNode matrix() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(SharedFiles.at("corpus/load-matrix.json")));
    }

    private static HostProfile runtime(String release, String variant) {
        FieldedRelease fielded = FieldedRelease.of(new WamrRelease(release)).orElseThrow();
        var options = BuildOption.defaults(fielded.release());
        // The runtimes were built with reference types, which is no default before 2.3.0.
        options.add(BuildOption.REF_TYPES);
        switch (variant) {
            case "base" -> {}
            case "threads" -> options.addAll(Set.of(BuildOption.LIB_PTHREAD, BuildOption.LIB_WASI_THREADS));
            case "gc" -> options.add(BuildOption.GC);
            case "ext", "callstack+perf+extconst" ->
                options.addAll(Set.of(
                        BuildOption.DUMP_CALL_STACK, BuildOption.PERF_PROFILING, BuildOption.EXTENDED_CONST_EXPR));
            case "mem64", "memory64 (classic interpreter, software bounds checks)" -> {
                options.add(BuildOption.MEMORY64);
                options.remove(BuildOption.FAST_INTERP);
            }
            case "multi", "multi-module" -> options.add(BuildOption.MULTI_MODULE);
            case "eh" -> options.add(BuildOption.EXCE_HANDLING);
            default -> throw new IllegalArgumentException(variant);
        }
        return WamrProfiles.of(
                release + " " + variant,
                "a runtime that files were run on",
                fielded,
                options,
                Optional.of(new HostTarget("x86_64", false, Set.of())));
    }

    private Snapshot snapshot(String file, int version) {
        return snapshots.computeIfAbsent(file + "@" + version, _ -> {
            byte[] bytes = SharedFiles.read(SharedFiles.at("corpus/" + file)).toArray();
            if (version > 0) {
                bytes[VERSION_AT] = (byte) version;
            }
            ByteString content = ByteString.wrap(bytes);
            // Through JSON, since a baseline kept in a repository has to answer as the file does.
            return SnapshotJson.read(SnapshotJson.write(read(content)).getBytes(StandardCharsets.UTF_8));
        });
    }

    private static Snapshot read(ByteString file) {
        try {
            return Snapshots.of(Readers.read(file));
        } catch (MalformedBinaryException _) {
            return Snapshots.of(AotReader.readMislabelled(file));
        }
    }

    private void compare(String what, Snapshot file, HostProfile runtime, Seen seen) {
        HostAnswer answer = HostCheck.of(file, runtime);
        boolean loaded = answer.result() == Result.LOADS || answer.result() == Result.RISKY;
        compared++;
        if (loaded != seen.loaded() || !answer.hostMessage().equals(seen.message())) {
            disagreements.add("%s on %s: seen %s, answered %s".formatted(what, runtime.name(), seen, answer));
        }
    }

    private void report(String part) {
        System.out.printf("load matrix, %s: %d cells, %d disagreements%n", part, compared, disagreements.size());
        disagreements.forEach(System.out::println);
        assertEquals(List.of(), disagreements);
    }

    @Test
    void agreesWithEveryCell() throws IOException {
        for (JsonNode cell : matrix().get("cells")) {
            String file = cell.get("file").stringValue();
            compare(file, snapshot(file, 0), runtime(cell.get("iwasm").stringValue(), "base"), Seen.of(cell));
        }
        report("cells");
    }

    @Test
    void agreesWithEveryRelabelledFile() throws IOException {
        JsonNode matrix = matrix();
        var files = new HashMap<String, String>();
        for (JsonNode cell : matrix.get("cells")) {
            files.put(
                    cell.get("wamrc").stringValue() + " " + cell.get("module").stringValue(),
                    cell.get("file").stringValue());
        }
        for (JsonNode cell : matrix.get("forced")) {
            String file = Objects.requireNonNull(files.get(
                    cell.get("wamrc").stringValue() + " " + cell.get("module").stringValue()));
            int version = cell.get("patchedTo").intValue();
            compare(
                    file + " as version " + version,
                    snapshot(file, version),
                    runtime(cell.get("iwasm").stringValue(), "base"),
                    Seen.of(cell));
        }
        report("forced");
    }

    @Test
    void agreesWithEveryRelabelledFileOfTheVersionsOfOneLayout() throws IOException {
        for (JsonNode cell : matrix().get("forcedV5V6")) {
            String file = cell.get("file").stringValue();
            String[] runtime = cell.get("iwasm").stringValue().split("-", 2);
            int version = cell.get("patchedTo").intValue();
            var errors = new TreeSet<String>();
            for (JsonNode failed : cell.get("failed")) {
                if (failed.get("got").has("phase")) {
                    errors.add("rejected: " + failed.get("got").get("error").stringValue());
                }
            }
            compare(
                    file + " as version " + version,
                    snapshot(file, version),
                    runtime(runtime[0], runtime.length > 1 ? runtime[1] : "base"),
                    Seen.ofOutcomes(errors));
        }
        report("forced between versions 5 and 6");
    }

    @Test
    void agreesWithEveryVariantOfARuntime() throws IOException {
        for (JsonNode cell : matrix().get("runtimeVariants")) {
            String file = cell.get("file").stringValue();
            compare(
                    file,
                    snapshot(file, 0),
                    runtime(
                            cell.get("iwasm").stringValue(),
                            cell.get("runtimeVariant").stringValue()),
                    Seen.of(cell));
        }
        report("runtime variants");
    }

    @Test
    void agreesWithTheMatrixOfFeatures() throws IOException {
        for (JsonNode row : matrix().get("featureMatrix")) {
            String file = row.get("file").stringValue();
            compare(
                    file,
                    snapshot(file, 0),
                    runtime("2.4.5", row.get("runtime").stringValue()),
                    Seen.ofOutcomes(Set.copyOf(row.get("outcomes").propertyNames())));
        }
        report("feature matrix");
    }
}
