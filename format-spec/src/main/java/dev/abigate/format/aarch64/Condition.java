package dev.abigate.format.aarch64;

import java.util.Locale;

/** A condition on the flags, in the order of their numbers. */
public enum Condition {
    EQ,
    NE,
    HS,
    LO,
    MI,
    PL,
    VS,
    VC,
    HI,
    LS,
    GE,
    LT,
    GT,
    LE,
    AL,
    NV;

    private static final Condition[] BY_NUMBER = values();

    /** The condition with the given number, 0 to 15. */
    public static Condition of(int number) {
        return BY_NUMBER[number];
    }

    /** The opposite; of "always" the other always. */
    public Condition inverted() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case HS -> LO;
            case LO -> HS;
            case MI -> PL;
            case PL -> MI;
            case VS -> VC;
            case VC -> VS;
            case HI -> LS;
            case LS -> HI;
            case GE -> LT;
            case LT -> GE;
            case GT -> LE;
            case LE -> GT;
            case AL -> NV;
            case NV -> AL;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
