package dev.abigate.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A file's name with places in braces, {@code reports/{artefact}-{baseline}.html}, for the names of what is written to it. */
record FilePattern(String text) {
    /** Whether it has a place of that name. */
    boolean has(String place) {
        return text.contains("{" + place + "}");
    }

    /** The file for things of these names, by place. */
    String file(Map<String, String> names) {
        String file = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            file = file.replace("{" + name.getKey() + "}", name.getValue().replaceAll("[^A-Za-z0-9._-]", "_"));
        }
        return file;
    }

    /**
     * How a page refers to those of several things.
     *
     * @param page the file that it is in; in the working folder where there is none
     * @param pages the files of the others, if they have any
     * @param names of each thing
     * @throws UsageException where one of them is no file name
     */
    static List<Optional<String>> links(
            Optional<String> page, Optional<FilePattern> pages, List<Map<String, String>> names) {
        return names.stream()
                .map(name -> pages.map(pattern -> link(page.orElse("page"), pattern.file(name))))
                .toList();
    }

    private static String link(String page, String target) {
        try {
            Path folder = Objects.requireNonNull(
                    Path.of(page).toAbsolutePath().normalize().getParent());
            Path relative = folder.relativize(Path.of(target).toAbsolutePath().normalize());
            return new URI(null, null, "./" + relative.toString().replace('\\', '/'), null).toASCIIString();
        } catch (InvalidPathException e) {
            throw new UsageException(e.getInput() + ": not a file name: " + e.getReason(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path in relative form is a reference", e);
        }
    }
}
