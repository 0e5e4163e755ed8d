package dev.abigate.diff.change;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an interface with a version: {@code wasi:cli/exit@0.2.3}.
 *
 * @param owner package of the interface: {@code wasi:cli}
 * @param path the interface inside it: {@code exit}
 */
record InterfaceVersion(String owner, String path, String version) {
    private static final Pattern FORM = Pattern.compile("([^/@]+:[^/@]+)/([^@]+)@([0-9][^@]*)");
    private static final Pattern NUMBERS = Pattern.compile("([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(-.*)?");

    /** A package whose version changed. */
    record Step(String name, String before, String after, boolean sameTrack) {}

    static Optional<InterfaceVersion> parse(String module) {
        Matcher matcher = FORM.matcher(module);
        return matcher.matches()
                ? Optional.of(new InterfaceVersion(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    static boolean sameInterface(String before, String after) {
        Optional<InterfaceVersion> old = parse(before);
        Optional<InterfaceVersion> now = parse(after);
        return old.isPresent()
                && now.isPresent()
                && old.get().owner().equals(now.get().owner())
                && old.get().path().equals(now.get().path());
    }

    /** The step between two names that differ in the version only. */
    static Optional<Step> step(String before, String after) {
        if (!sameInterface(before, after)) {
            return Optional.empty();
        }
        InterfaceVersion old = parse(before).orElseThrow();
        InterfaceVersion now = parse(after).orElseThrow();
        return Optional.of(new Step(
                old.owner(), old.version(), now.version(), track(old.version()).equals(track(now.version()))));
    }

    /** The interface with as much of its version as a host that follows semantic versioning goes by. */
    static String onTrack(String name) {
        return parse(name)
                .map(parsed -> parsed.owner() + "/" + parsed.path() + "@" + track(parsed.version()))
                .orElse(name);
    }

    /** The interface without its version; the name itself where it has none. */
    static String unversioned(String name) {
        return parse(name).map(parsed -> parsed.owner() + "/" + parsed.path()).orElse(name);
    }

    /** What two versions have in common where one serves for the other. */
    private static String track(String version) {
        Matcher matcher = NUMBERS.matcher(version);
        if (!matcher.matches() || matcher.group(4) != null) {
            return version;
        }
        String major = matcher.group(1);
        String minor = matcher.group(2);
        return major.equals("0") && minor != null ? major + "." + minor : major;
    }
}
