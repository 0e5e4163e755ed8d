package dev.abigate.cli;

/** The version of this build. */
final class Version {
    private Version() {}

    /** The version that the build wrote into the jar; {@code unreleased} where the classes are not in a jar. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }
}
