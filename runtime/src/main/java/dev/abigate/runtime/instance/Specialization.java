package dev.abigate.runtime.instance;

/**
 * When compiled code is made for one instance alone, with its memories as constants: HotSpot then knows the bounds of each access
 * and needs no registers for memories. All other instances of the module share code. Results are the same.
 */
public enum Specialization {
    NEVER,
    /** Where an instance has run for long: its code is compiled once more, and HotSpot has to begin anew with it. */
    WHEN_HOT,
    /** At once. */
    ALWAYS
}
