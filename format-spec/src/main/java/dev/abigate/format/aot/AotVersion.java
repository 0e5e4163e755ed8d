package dev.abigate.format.aot;

import java.util.Arrays;
import java.util.Optional;

/** A value of the version field, which follows the magic number. Closed: another value is a file of unknown layout. */
public enum AotVersion {
    V1(1),
    V2(2),
    V3(3),
    V4(4),
    V5(5),
    V6(6);

    /** The range of the known values, for messages. */
    public static final String KNOWN = "1 to 6";

    private final int number;

    AotVersion(int number) {
        this.number = number;
    }

    /** The version with the given number, empty where none has it. */
    public static Optional<AotVersion> of(int number) {
        return Arrays.stream(values())
                .filter(version -> version.number == number)
                .findFirst();
    }

    int number() {
        return number;
    }

    /** The number, in decimal. */
    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
