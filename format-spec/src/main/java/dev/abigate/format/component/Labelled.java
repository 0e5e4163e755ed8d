package dev.abigate.format.component;

/**
 * A type under a label: a parameter of a function or a field of a record.
 *
 * @param <T> how the type is referred to
 */
public record Labelled<T>(String label, T type) {}
