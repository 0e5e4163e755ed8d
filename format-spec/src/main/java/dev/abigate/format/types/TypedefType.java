package dev.abigate.format.types;

/** Another name for a type. */
public record TypedefType(Name name, TypeId target, Origin origin) implements Type {}
