package dev.abigate.reader.corpus;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.json.JsonReader;
import dev.abigate.reader.json.JsonValue;
import dev.abigate.reader.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The components of the component model's test suite, as far as they are there in binary form. */
public final class ComponentSuite {
    private ComponentSuite() {}

    /**
     * A component of the suite.
     *
     * @param place of the command: {@code validation/alias:12}
     * @param verdict what the suite says of it
     * @param message of the reference implementation; empty for a valid one
     */
    public record Case(String place, Verdict verdict, String message, ByteString bytes) {
        @Override
        public String toString() {
            return place + " " + verdict + " " + message;
        }
    }

    /** What becomes of a component. */
    public enum Verdict {
        VALID,
        INVALID,
        MALFORMED
    }

    /** All components of a verdict. */
    public static List<Case> cases(Verdict verdict) {
        var cases = new ArrayList<Case>();
        for (Path zip : SharedFiles.below("conformance/spec/component-model", ".zip")) {
            read(zip, cases);
        }
        return cases.stream().filter(c -> c.verdict() == verdict).toList();
    }

    private static void read(Path zip, List<Case> cases) {
        Map<String, ByteString> files = new TreeMap<>();
        try (var archive = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (!entry.isDirectory()) {
                    files.put(
                            entry.getName(),
                            ByteString.wrap(archive.getInputStream(entry).readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String group = zip.toFile().getName().replace(".zip", "");
        files.forEach((name, list) -> {
            if (name.endsWith(".json")
                    && JsonReader.read(new SourceText(list)) instanceof JsonValue.JsonObject script
                    && script.members().get("commands") instanceof JsonValue.JsonArray commands) {
                String folder = name.substring(0, name.lastIndexOf('/') + 1);
                for (JsonValue command : commands.items()) {
                    if (command instanceof JsonValue.JsonObject object
                            && text(object, "module_type").equals("binary")) {
                        cases.add(new Case(
                                group + "/" + folder.replace("/", "") + ":" + text(object, "line"),
                                verdict(text(object, "type")),
                                text(object, "text"),
                                files.getOrDefault(folder + text(object, "filename"), ByteString.EMPTY)));
                    }
                }
            }
        });
    }

    /** What cannot be instantiated is valid. */
    private static Verdict verdict(String command) {
        return switch (command) {
            case "assert_malformed" -> Verdict.MALFORMED;
            case "assert_invalid" -> Verdict.INVALID;
            default -> Verdict.VALID;
        };
    }

    private static String text(JsonValue.JsonObject object, String member) {
        return switch (object.members().get(member)) {
            case JsonValue.JsonString string -> string.text();
            case JsonValue.JsonNumber number -> number.text();
            case null, default -> "";
        };
    }
}
