package dev.abigate.format.component;

/** A definition under a name: an argument of an instantiation, or an export of an instance made of definitions. */
public record NamedItem(String name, SortIndex item) {}
