package dev.abigate.reader.corpus;

import dev.abigate.format.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with a flaw, in words: bytes in hexadecimal and quoted text with comments behind {@code ;;}, a line {@code ---},
 * and the message of the refusal. A text is there as it is.
 */
public record BadFile(String name, ByteString bytes, String message) {
    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|([0-9a-fA-F]{2})|(\\S+)");

    /** All bad files in a folder {@code refusals} beside {@code test}'s own resources, sorted by name. */
    public static List<BadFile> of(Class<?> test) {
        return of(test, BadFile::bytes);
    }

    /** As {@link #of}, of texts: the lines above the separator are the file itself. */
    public static List<BadFile> texts(Class<?> test) {
        return of(test, (_, lines) -> String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private interface Content {
        byte[] of(Path path, List<String> lines);
    }

    private static List<BadFile> of(Class<?> test, Content content) {
        URL folder = Objects.requireNonNull(test.getResource("refusals"), "no folder of refusals");
        try (var paths = Files.list(Path.of(new URI(folder.toString())))) {
            var files = new ArrayList<BadFile>();
            for (Path path : paths.sorted().toList()) {
                files.add(parse(path, content));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BadFile parse(Path path, Content content) throws IOException {
        List<String> lines = Files.readAllLines(path);
        int separator = lines.indexOf("---");
        String message =
                String.join("\n", lines.subList(separator + 1, lines.size())).strip();
        return new BadFile(
                path.toFile().getName().replace(".bad", ""),
                ByteString.wrap(content.of(path, lines.subList(0, separator))),
                message);
    }

    private static byte[] bytes(Path path, List<String> lines) {
        var bytes = new ByteArrayOutputStream();
        for (String line : lines) {
            Matcher tokens = TOKEN.matcher(line.replaceAll(";;.*", ""));
            while (tokens.find()) {
                if (tokens.group(1) != null) {
                    bytes.writeBytes(tokens.group(1).replace("\\0", "\0").getBytes(StandardCharsets.UTF_8));
                } else if (tokens.group(2) != null) {
                    bytes.write(Integer.parseInt(tokens.group(2), 16));
                } else {
                    throw new IllegalArgumentException(path + ": neither byte nor text: " + tokens.group(3));
                }
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
