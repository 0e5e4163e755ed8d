package dev.abigate.cli;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.wast.Script;
import dev.abigate.reader.json.JsonReader;
import dev.abigate.reader.json.JsonValue;
import dev.abigate.reader.source.SourceText;
import dev.abigate.reader.text.WastReader;
import dev.abigate.reader.wast.CommandListReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The test scripts that a path leads to: a script, a list of commands, or a folder or archive of them. */
final class ScriptFiles {
    private static final String SCRIPT = ".wast";
    private static final String LIST = ".json";
    private static final String ARCHIVE = ".zip";
    /** More than this no file of an archive may hold. */
    private static final int MOST_BYTES = 1 << 28;

    private final Session session;
    private final Sink sink;

    /** What is done with each script. */
    interface Sink {
        /**
         * Takes a script.
         *
         * @param name the path as it was given, and the way from there to the script
         */
        void accept(String name, Script script);
    }

    ScriptFiles(Session session, Sink sink) {
        this.session = session;
        this.sink = sink;
    }

    /**
     * Reads all scripts of a path, in the order of their names.
     *
     * @throws UnreadableInputException where one cannot be read
     */
    void read(String name) {
        if (Files.isDirectory(Path.of(name))) {
            folder(name);
        } else if (name.endsWith(ARCHIVE)) {
            archive(name);
        } else if (name.endsWith(LIST)) {
            ByteString list = InputFile.read(name, session).bytes();
            sink.accept(name, list(name, list, this::sibling));
        } else {
            sink.accept(name, script(name, InputFile.read(name, session).bytes()));
        }
    }

    private void folder(String name) {
        try (Stream<Path> paths = Files.walk(Path.of(name))) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String file = path.toString();
                if (file.endsWith(SCRIPT) || file.endsWith(ARCHIVE)) {
                    read(file);
                } else if (file.endsWith(LIST)) {
                    ByteString bytes = InputFile.read(file, session).bytes();
                    if (isList(bytes)) {
                        sink.accept(file, list(file, bytes, this::sibling));
                    }
                }
            }
        } catch (IOException e) {
            throw new UnreadableInputException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private void archive(String name) {
        Map<String, ByteString> files = new TreeMap<>();
        try (var archive = new ZipFile(name)) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (!entry.isDirectory()) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        files.put(entry.getName(), ByteString.wrap(in.readNBytes(MOST_BYTES)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UnreadableInputException(name + ": cannot be read: " + e.getMessage(), e);
        }
        files.forEach((file, bytes) -> {
            String whole = name + "/" + file;
            if (file.endsWith(SCRIPT)) {
                sink.accept(whole, script(whole, bytes));
            } else if (file.endsWith(LIST) && isList(bytes)) {
                sink.accept(
                        whole,
                        list(whole, bytes, path -> Optional.ofNullable(files.get(path.substring(name.length() + 1)))));
            }
        });
    }

    private Optional<ByteString> sibling(String path) {
        return Files.isRegularFile(Path.of(path))
                ? Optional.of(InputFile.read(path, session).bytes())
                : Optional.empty();
    }

    /** Whether a JSON document is a list of commands: folders and archives hold others, too. */
    private static boolean isList(ByteString document) {
        try {
            return JsonReader.read(new SourceText(document)) instanceof JsonValue.JsonObject object
                    && object.members().containsKey("commands");
        } catch (MalformedTextException _) {
            return false;
        }
    }

    /** @param files finds the bytes of a path beside the list */
    private static Script list(String name, ByteString bytes, Function<String, Optional<ByteString>> files) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        try {
            return CommandListReader.read(bytes, file -> files.apply(folder + file));
        } catch (MalformedTextException e) {
            throw UnreadableInputException.of(name, e);
        }
    }

    private static Script script(String name, ByteString bytes) {
        try {
            return WastReader.read(bytes);
        } catch (MalformedTextException e) {
            throw UnreadableInputException.of(name, e);
        }
    }
}
