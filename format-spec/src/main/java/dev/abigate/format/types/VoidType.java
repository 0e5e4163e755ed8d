package dev.abigate.format.types;

/** No value: the result of a function that returns nothing, or what a {@code void *} points to. */
public record VoidType() implements Type {}
