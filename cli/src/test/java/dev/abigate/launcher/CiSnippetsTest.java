package dev.abigate.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The pipelines of docs/ci.md do what they say: their commands run, in a shell and in their order, and write their files. */
final class CiSnippetsTest {
    private static final Path DOCUMENT = Path.of("../docs/ci.md");
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final Pattern BLOCK = Pattern.compile("```([a-z]+)\n(.*?)\n```", Pattern.DOTALL);
    private static final int PARTS = 4;

    @TempDir
    private Path folder;

    private List<String> blocks = List.of();

    /** The files of a project with the configuration of the document. */
    @BeforeEach
    void layOutTheProject() throws Exception {
        blocks = BLOCK.matcher(Files.readString(DOCUMENT))
                .results()
                .map(block -> block.group(2))
                .toList();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Shell.script(
                folder.resolve("bin/abigate"),
                "exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' dev.abigate.cli.Main \"$@\""
                        .formatted(java, classes));
        for (String name : List.of("build", "abi", "consumers")) {
            Files.createDirectory(folder.resolve(name));
        }
        Files.copy(FIXTURES.resolve("fib.wasm"), folder.resolve("build/camera.wasm"));
        Files.copy(FIXTURES.resolve("fib-2.2.0.aot"), folder.resolve("build/camera.aot"));
        Files.writeString(folder.resolve("abi/policy.yaml"), "schemaVersion: 1\nname: camera\n");
        Files.writeString(folder.resolve("consumers/dashboard.txt"), "fib\n");
        Files.writeString(folder.resolve("abigate.yaml"), block("artefacts:"));
        String dump = block("abigate dump")
                .lines()
                .filter(line -> line.startsWith("abigate"))
                .findFirst()
                .orElseThrow();
        run(dump, Map.of());
        run(dump.replace("1.4.2", "1.0.0"), Map.of());
        run(dump.replace("camera.wasm", "camera.aot").replace("camera-1", "camera-aot-1"), Map.of());
    }

    private String block(String word) {
        return blocks.stream().filter(text -> text.contains(word)).findFirst().orElseThrow();
    }

    private void run(String command, Map<String, String> variables) throws Exception {
        Path script = folder.resolve("step.sh");
        Shell.script(script, "set -e\n" + command);
        var environment = new LinkedHashMap<>(variables);
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        Shell.Result result = new Shell(folder, environment).run(script);
        assertEquals(0, result.status(), () -> command + "\n" + result.err());
        Files.delete(script);
    }

    private static List<String> runs(JsonNode job) {
        return job.path("steps")
                .valueStream()
                .filter(step -> step.has("run"))
                .map(step -> step.path("run").stringValue())
                .toList();
    }

    private static List<String> script(JsonNode job) {
        return job.path("script").valueStream().map(JsonNode::stringValue).toList();
    }

    private void assertWritten(String... files) throws IOException {
        for (String file : files) {
            assertTrue(Files.size(folder.resolve(file)) > 0, file);
        }
    }

    @Test
    void gitHub() throws Exception {
        Map<String, String> variables = Map.of("GITHUB_STEP_SUMMARY", "summary.md");
        JsonNode one = YAMLMapper.shared().readTree(block("upload-sarif")).path("jobs");
        for (String step : runs(one.path("abi"))) {
            run(step, variables);
        }
        assertWritten("summary.md", "reports/gate.sarif", "reports/gate.xml", "reports/index.html");
        assertWritten("reports/camera-last.html", "reports/camera-oldest-supported.html");
        String whole = Files.readString(folder.resolve("reports/index.html"));
        Files.delete(folder.resolve("reports/index.html"));

        JsonNode jobs = YAMLMapper.shared().readTree(block("matrix.part")).path("jobs");
        JsonNode part = jobs.path("part");
        assertEquals(PARTS, part.at("/strategy/matrix/part").size());
        for (JsonNode number : part.at("/strategy/matrix/part")) {
            for (String step : runs(part)) {
                run(step.replace("${{ matrix.part }}", number.asString()), variables);
            }
        }
        for (String step : runs(jobs.path("verdict"))) {
            run(step, variables);
        }
        assertEquals(whole, Files.readString(folder.resolve("reports/index.html")));
    }

    @Test
    void gitLab() throws Exception {
        JsonNode jobs = YAMLMapper.shared().readTree(block("CI_NODE_INDEX"));
        for (String step : script(jobs.path("abi"))) {
            run(step, Map.of());
        }
        assertWritten(jobs.at("/abi/artifacts/reports/junit").stringValue());
        int total = jobs.at("/abi-part/parallel").intValue();
        for (int i = 1; i <= total; i++) {
            for (String step : script(jobs.path("abi-part"))) {
                run(step, Map.of("CI_NODE_INDEX", Integer.toString(i), "CI_NODE_TOTAL", Integer.toString(total)));
            }
        }
        for (String step : script(jobs.path("abi-verdict"))) {
            run(step, Map.of());
        }
        assertWritten(jobs.at("/abi-verdict/artifacts/reports/junit").stringValue());
    }

    @Test
    void jenkinsAndBatchJobs() throws Exception {
        String pipeline = block("pipeline {");
        List<String> steps = Pattern.compile("(?:sh |script: )'([^']+)'")
                .matcher(pipeline)
                .results()
                .map(step -> step.group(1))
                .toList();
        assertEquals(2, steps.size());
        for (String step : steps) {
            run(step, Map.of());
        }
        assertWritten("reports/gate.xml");
        List<String> batch = sentences("## Indexed batch jobs");
        assertEquals(2, batch.size());
        for (int i = 0; i < 2; i++) {
            run(batch.getFirst(), Map.of("INDEX", Integer.toString(i), "COUNT", "2"));
        }
        run(batch.getLast(), Map.of());
    }

    @Test
    void theSeriesAndTheDevices() throws Exception {
        for (String command : sentences("## The series")) {
            run(command, Map.of());
        }
        run(sentences("## The devices").getFirst().replace(" --host wamr-2.4.5", ""), Map.of());
        assertWritten("check.xml");
    }

    /** The whole commands in the sentences of a section. */
    private static List<String> sentences(String section) throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf(section);
        int end = text.indexOf("\n## ", start + 1);
        var commands = new ArrayList<String>();
        Stream<String> spans = Pattern.compile("`(abigate [^`]+)`")
                .matcher(text.substring(start, end < 0 ? text.length() : end))
                .results()
                .map(span -> span.group(1).replace('\n', ' '));
        spans.forEach(commands::add);
        return commands;
    }
}
