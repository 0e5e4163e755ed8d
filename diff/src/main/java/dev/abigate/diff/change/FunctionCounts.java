package dev.abigate.diff.change;

/**
 * How many functions of two builds are the same.
 *
 * @param same with the same code, some of them under another index
 * @param moved those among them
 * @param changed found again with other code
 * @param added in the new build alone
 * @param removed in the old build alone
 */
public record FunctionCounts(int same, int moved, int changed, int added, int removed) {}
