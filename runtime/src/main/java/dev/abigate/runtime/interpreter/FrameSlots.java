package dev.abigate.runtime.interpreter;

/**
 * The slots of a function's frames: first the parameters, then the other locals, then operands.
 *
 * @param parameters how many slots the parameters have
 * @param locals how many they and the other locals have
 * @param count how many there are
 * @param referencesEnd the slot above those that may hold references, or 0 where none may
 */
record FrameSlots(int parameters, int locals, int count, int referencesEnd) {}
