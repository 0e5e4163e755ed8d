package dev.abigate.reader.corpus;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The modules of the WebAssembly specification's test suite, with what is said of them. */
public final class Conformance {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> VALID =
            Set.of("module", "module_definition", "assert_unlinkable", "assert_uninstantiable");

    private Conformance() {}

    /**
     * A command with a core module in binary form.
     *
     * @param text what the suite says of a module that has to be refused
     */
    public record Case(String group, String script, int line, String type, String text, ByteString bytes) {
        /** Whether the module is valid, whatever happens when it is linked. */
        public boolean isValid() {
            return VALID.contains(type);
        }

        @Override
        public String toString() {
            return group + "/" + script + ":" + line + " " + type + " " + text;
        }
    }

    /** All commands with a binary core module that {@code wanted} accepts. Component tests are left out. */
    public static List<Case> cases(Predicate<Case> wanted) {
        var cases = new ArrayList<Case>();
        for (Path zip : SharedFiles.below("conformance/spec", ".zip")) {
            if (!zip.toString().contains("component-model")) {
                read(zip, wanted, cases);
            }
        }
        return cases;
    }

    private static void read(Path zip, Predicate<Case> wanted, List<Case> cases) {
        String group = zip.toFile().getName().replace(".zip", "");
        Map<String, byte[]> files = new HashMap<>();
        try (var archive = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), archive.getInputStream(entry).readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.keySet().stream().filter(name -> name.endsWith(".json")).sorted().forEach(name -> {
            String folder = name.substring(0, name.lastIndexOf('/') + 1);
            for (JsonNode command : JSON.readTree(files.get(name)).path("commands")) {
                readCommand(group, folder, command, files, wanted, cases);
            }
        });
    }

    private static void readCommand(
            String group,
            String folder,
            JsonNode command,
            Map<String, byte[]> files,
            Predicate<Case> wanted,
            List<Case> cases) {
        boolean text = command.path("module_type").asString("").equals("text");
        String file = command.path(text ? "binary_filename" : "filename").asString("");
        byte[] bytes = files.get(folder + file);
        if (!file.isEmpty() && bytes != null) {
            var found = new Case(
                    group,
                    folder.replace("/", ""),
                    command.path("line").asInt(0),
                    command.path("type").asString(),
                    command.path("text").asString(""),
                    ByteString.wrap(bytes));
            if (wanted.test(found)) {
                cases.add(found);
            }
        }
    }
}
