package dev.abigate.format.component;

/** A definition by its place in the index space of its sort. */
public record SortIndex(Sort sort, int index) {}
