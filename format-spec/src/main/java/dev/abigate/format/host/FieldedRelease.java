package dev.abigate.format.host;

import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotVersion;
import dev.abigate.format.aot.release.WamrRelease;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A release of WAMR that devices may run: which files its loader accepts and by which layout it reads them (section 16). */
public enum FieldedRelease {
    WAMR_07_10_2020("WAMR-07-10-2020", 1, AotDialect.V1C, AotVersion.V1),
    WAMR_03_25_2021("WAMR-03-25-2021", 2, AotDialect.V2, AotVersion.V2),
    V1_0_0("1.0.0", 3, AotDialect.V3B, AotVersion.V3),
    V1_1_0("1.1.0", 3, AotDialect.V3B, AotVersion.V3),
    V1_1_1("1.1.1", 3, AotDialect.V3B, AotVersion.V3),
    V1_1_2("1.1.2", 4, AotDialect.V3B, AotVersion.V3),
    V1_2_0("1.2.0", 4, AotDialect.V3B, AotVersion.V3),
    V1_2_1("1.2.1", 4, AotDialect.V3B, AotVersion.V3),
    V1_2_2("1.2.2", 4, AotDialect.V3B, AotVersion.V3),
    V1_2_3("1.2.3", 4, AotDialect.V3B, AotVersion.V3),
    V1_3_0("1.3.0", 4, AotDialect.V3B, AotVersion.V3),
    V1_3_1("1.3.1", 4, AotDialect.V3B, AotVersion.V3),
    V1_3_2("1.3.2", 4, AotDialect.V3B, AotVersion.V3),
    V1_3_3("1.3.3", 4, AotDialect.V3B, AotVersion.V3),
    V2_0_0("2.0.0", 5, AotDialect.V3D, AotVersion.V3),
    V2_1_0("2.1.0", 5, AotDialect.V3E, AotVersion.V3),
    V2_1_1("2.1.1", 5, AotDialect.V3E, AotVersion.V3),
    V2_1_2("2.1.2", 5, AotDialect.V3E, AotVersion.V3),
    V2_2_0("2.2.0", 6, AotDialect.V3E, AotVersion.V3),
    V2_3_0("2.3.0", 6, AotDialect.V4A, AotVersion.V3, AotVersion.V4),
    V2_3_1("2.3.1", 6, AotDialect.V4A, AotVersion.V3, AotVersion.V4),
    /** Reads both versions by its own layout, although files of version 3 never have it (issue 4504). */
    V2_4_0("2.4.0", 7, AotDialect.V4B, AotVersion.V3, AotVersion.V4),
    V2_4_1("2.4.1", 7, AotDialect.V5, AotVersion.V5),
    V2_4_2("2.4.2", 7, AotDialect.V5, AotVersion.V5),
    V2_4_3("2.4.3", 7, AotDialect.V5, AotVersion.V5),
    V2_4_4("2.4.4", 7, AotDialect.V5, AotVersion.V5),
    V2_4_5("2.4.5", 7, AotDialect.V5, AotVersion.V5),
    MAIN("main", 7, AotDialect.V6, AotVersion.V6);

    private final WamrRelease release;
    private final int generation;
    private final AotDialect layout;
    private final Set<AotVersion> versions;

    FieldedRelease(String name, int generation, AotDialect layout, AotVersion... versions) {
        this.release = new WamrRelease(name);
        this.generation = generation;
        this.layout = layout;
        this.versions = Set.copyOf(EnumSet.copyOf(Arrays.asList(versions)));
    }

    /** The row of a release. */
    public static Optional<FieldedRelease> of(WamrRelease release) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.release.equals(release))
                .findFirst();
    }

    public WamrRelease release() {
        return release;
    }

    /** A number for the layout of the runtime's structures that code relies on, 1 to 7: R1 to R7, and R8 as R7 (section 14). */
    public int generation() {
        return generation;
    }

    /** The layout by which the loader reads every file whose version it accepts; also the one that its compiler writes. */
    public AotDialect layout() {
        return layout;
    }

    /** Versions that the loader accepts in the header. */
    public Set<AotVersion> versions() {
        return EnumSet.copyOf(versions);
    }
}
