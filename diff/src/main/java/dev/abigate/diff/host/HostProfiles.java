package dev.abigate.diff.host;

import dev.abigate.format.host.FieldedRelease;
import dev.abigate.format.host.HostProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The profiles of hosts: built-in ones by name, those of users by file. */
public final class HostProfiles {
    /** Built-in profiles that are documents in the form that users write. */
    private static final List<String> DOCUMENTS = List.of("wasi-p1", "wasmer-wasix", "node-wasi", "browser");

    private static final Pattern FILE = Pattern.compile(".*\\.(yaml|yml|json)");

    private HostProfiles() {}

    /** The names of the built-in profiles: WAMR's releases, oldest first, then other hosts. */
    public static List<String> names() {
        return Stream.concat(Arrays.stream(FieldedRelease.values()).map(WamrProfiles::name), DOCUMENTS.stream())
                .toList();
    }

    /** The built-in profile of a name. */
    public static Optional<HostProfile> builtIn(String name) {
        return Arrays.stream(FieldedRelease.values())
                .filter(release -> WamrProfiles.name(release).equals(name))
                .map(WamrProfiles::of)
                .findFirst()
                .or(() -> DOCUMENTS.contains(name) ? Optional.of(read(document(name))) : Optional.empty());
    }

    /** Whether a word names a profile: a built-in one, or a file that may hold one. */
    public static boolean isProfile(String word) {
        return names().contains(word) || FILE.matcher(word).matches();
    }

    /**
     * The profile that a document describes.
     *
     * @throws dev.abigate.diff.document.MalformedDocumentException where it is no such document
     */
    public static HostProfile read(byte[] document) {
        return ProfileReader.read(document, HostProfiles::builtIn);
    }

    /**
     * The built-in profile of a name, or the one that a file describes: its name ends in {@code .yaml}, {@code .yml} or
     * {@code .json}.
     *
     * @throws UnknownHostException where there is neither
     * @throws dev.abigate.diff.document.MalformedDocumentException where the file is no profile
     * @throws UncheckedIOException where the file cannot be read
     */
    public static HostProfile find(String nameOrFile) {
        return builtIn(nameOrFile)
                .orElseGet(() -> read(file(nameOrFile).orElseThrow(() -> new UnknownHostException(nameOrFile))));
    }

    private static Optional<byte[]> file(String name) {
        if (!FILE.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(name);
            return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] document(String name) {
        String resource = "/hosts/" + name + ".yaml";
        try (InputStream in = HostProfiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
