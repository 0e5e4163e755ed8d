package dev.abigate.runtime.aot.call;

/**
 * What function a place in the code belongs to.
 *
 * @param index in the module's function index space
 * @param start address of its first instruction
 * @param isWrapper whether it only checks the stack, and then calls the real body
 */
public record CodePlace(int index, long start, boolean isWrapper) {}
