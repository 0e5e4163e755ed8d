package dev.abigate.runtime.wasi;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.json.JsonReader;
import dev.abigate.reader.json.JsonValue;
import dev.abigate.reader.json.JsonValue.JsonArray;
import dev.abigate.reader.json.JsonValue.JsonNumber;
import dev.abigate.reader.json.JsonValue.JsonObject;
import dev.abigate.reader.json.JsonValue.JsonString;
import dev.abigate.reader.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The programs of the conformance suites of WASI. */
final class WasiPrograms {
    private WasiPrograms() {}

    /**
     * A program with what is expected of it.
     *
     * @param suite the archive that holds it
     * @param root files of its root directory by path, or nothing where it gets none
     */
    record Program(
            String suite,
            String name,
            ByteString module,
            List<String> arguments,
            Map<String, String> environment,
            Optional<Map<String, ByteString>> root,
            int exitCode,
            Optional<String> stdout,
            Optional<String> stderr) {
        @Override
        public String toString() {
            return suite + "/" + name;
        }
    }

    /** All programs, by suite and name. */
    static List<Program> all() {
        var programs = new ArrayList<Program>();
        for (Path archive : SharedFiles.below("conformance/wasi", ".zip")) {
            try (var zip = new ZipFile(archive.toFile())) {
                programs.addAll(programs(String.valueOf(archive.getFileName()).replace(".zip", ""), zip));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return programs;
    }

    private static List<Program> programs(String suite, ZipFile zip) throws IOException {
        var programs = new ArrayList<Program>();
        for (ZipEntry entry : zip.stream().toList()) {
            if (entry.getName().endsWith(".wasm")) {
                String name = entry.getName().substring(0, entry.getName().length() - ".wasm".length());
                ByteString module = bytes(zip, entry);
                programs.add(program(suite, name, module, zip));
            }
        }
        return programs;
    }

    private static Program program(String suite, String name, ByteString module, ZipFile zip) throws IOException {
        ByteString text = bytes(zip, zip.getEntry(name + ".json"));
        var description = (JsonObject) JsonReader.read(new SourceText(text));
        Map<String, JsonValue> members = description.members();
        Optional<Map<String, ByteString>> root = members.get("root") instanceof JsonString(var _, String folder)
                ? Optional.of(files(zip, folder))
                : Optional.empty();
        var arguments = new ArrayList<String>();
        ((JsonArray) Objects.requireNonNull(members.get("args")))
                .items()
                .forEach(item -> arguments.add(((JsonString) item).text()));
        var environment = new TreeMap<String, String>();
        ((JsonObject) Objects.requireNonNull(members.get("env")))
                .members()
                .forEach((variable, value) -> environment.put(variable, ((JsonString) value).text()));
        int exitCode = Integer.parseInt(((JsonNumber) Objects.requireNonNull(members.get("exit_code"))).text());
        return new Program(
                suite,
                name,
                module,
                arguments,
                environment,
                root,
                exitCode,
                string(members.get("stdout")),
                string(members.get("stderr")));
    }

    private static Optional<String> string(@Nullable JsonValue value) {
        return value instanceof JsonString(var _, String text) ? Optional.of(text) : Optional.empty();
    }

    private static ByteString bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (var stream = zip.getInputStream(entry)) {
            return ByteString.wrap(stream.readAllBytes());
        }
    }

    private static Map<String, ByteString> files(ZipFile zip, String folder) throws IOException {
        var files = new TreeMap<String, ByteString>();
        for (ZipEntry entry : zip.stream().toList()) {
            if (!entry.isDirectory() && entry.getName().startsWith(folder + "/")) {
                files.put(entry.getName().substring(folder.length() + 1), bytes(zip, entry));
            }
        }
        return files;
    }

    /** Writes the files into a directory. */
    static void unpack(Map<String, ByteString> files, Path directory) throws IOException {
        for (var file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue().toArray());
        }
    }
}
