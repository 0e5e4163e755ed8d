package dev.abigate.format.types;

/** A struct, class, union or enum that no unit of the file defines, or whose definition callers do not see. */
public record IncompleteType(Tag tag, Name name, Origin origin) implements Type {}
