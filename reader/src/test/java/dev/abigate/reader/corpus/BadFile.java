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
 * and the message of the refusal.
 */
public record BadFile(String name, ByteString bytes, String message) {
    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|([0-9a-fA-F]{2})|(\\S+)");

    /** All bad files in a folder {@code refusals} beside {@code test}'s own resources, sorted by name. */
    public static List<BadFile> of(Class<?> test) {
        URL folder = Objects.requireNonNull(test.getResource("refusals"), "no folder of refusals");
        try (var paths = Files.list(Path.of(new URI(folder.toString())))) {
            var files = new ArrayList<BadFile>();
            for (Path path : paths.sorted().toList()) {
                files.add(parse(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BadFile parse(Path path) throws IOException {
        var bytes = new ByteArrayOutputStream();
        List<String> lines = Files.readAllLines(path);
        int separator = lines.indexOf("---");
        for (String line : lines.subList(0, separator)) {
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
        String message =
                String.join("\n", lines.subList(separator + 1, lines.size())).strip();
        return new BadFile(path.toFile().getName().replace(".bad", ""), ByteString.wrap(bytes.toByteArray()), message);
    }

    @Override
    public String toString() {
        return name;
    }
}
