package dev.abigate.format.trace;

/**
 * What a mask hid in a comparison.
 *
 * @param mask as reports show it
 * @param hidden how many differences it hid, alone or with others
 * @param first of them, with its place; empty where there are none
 */
public record MaskUse(String mask, long hidden, String first) {}
