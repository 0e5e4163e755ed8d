package dev.abigate.diff.noise;

import java.util.Collection;

/** Names that a tool shortened to letters, in the order in which it met them. */
public final class MinifiedNames {
    private static final int FEWEST = 8;
    private static final int TWO_LETTERS_LAST_FOR = 3000;
    private static final double SHARE = 0.8;

    private MinifiedNames() {}

    /** Whether names of a build's imports and exports are minified: most of them are as short as can be. */
    public static boolean among(Collection<String> names) {
        long minified =
                names.stream().filter(name -> isMinified(name, names.size())).count();
        return names.size() >= FEWEST && minified >= names.size() * SHARE;
    }

    /** Whether a name is as short as a tool makes it that has this many to name. */
    public static boolean isMinified(String name, int names) {
        return name.length() <= (names > TWO_LETTERS_LAST_FOR ? 3 : 2);
    }
}
