package dev.abigate.diff.snapshot;

/**
 * What a function with a body is recognised by in another build. Indices of functions, globals, tables, segments and types
 * are no part of it.
 *
 * @param name digest of its name in the name section, or else of its first export's; 0 where it has neither
 * @param content digest of locals and instructions
 * @param shape as the content, without constants and offsets, which move with static data
 * @param neighbours digest of the shapes of its callers and callees
 */
public record FunctionPrint(int name, long content, int shape, int neighbours) {}
