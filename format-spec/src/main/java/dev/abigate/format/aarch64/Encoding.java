package dev.abigate.format.aarch64;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** An encoding diagram of the manual: from bit 31 down, fixed bits and names of fields, separated by blanks. */
final class Encoding {
    private final int mask;
    private final int match;
    private final Map<Field, Integer> lowestBits = new EnumMap<>(Field.class);

    /** @param diagram such as {@code sf 00 100010 sh imm12 Rn Rd} */
    Encoding(String diagram) {
        int bit = Integer.SIZE;
        int fixed = 0;
        int ones = 0;
        for (String part : diagram.split(" ", -1)) {
            if (part.matches("[01]+")) {
                bit -= part.length();
                fixed |= ((1 << part.length()) - 1) << bit;
                ones |= Integer.parseInt(part, 2) << bit;
            } else {
                Field field = field(part);
                bit -= field.width();
                lowestBits.put(field, bit);
            }
        }
        if (bit != 0) {
            throw new IllegalArgumentException("diagram %s: found %d bits, expected 32".formatted(diagram, 32 - bit));
        }
        this.mask = fixed;
        this.match = ones;
    }

    private static Field field(String notation) {
        return Arrays.stream(Field.values())
                .filter(field -> field.notation().equals(notation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + notation));
    }

    boolean matches(int word) {
        return (word & mask) == match;
    }

    int mask() {
        return mask;
    }

    int match() {
        return match;
    }

    /** Whether words whose bits under a mask are those of another can match. */
    boolean hasClass(int word, int bits) {
        return ((word ^ match) & mask & bits) == 0;
    }

    /** A field's content, unsigned; 0 where the diagram has no such field. */
    int get(Field field, int word) {
        Integer bit = lowestBits.get(field);
        return bit == null ? 0 : (word >>> bit) & ((1 << field.width()) - 1);
    }
}
