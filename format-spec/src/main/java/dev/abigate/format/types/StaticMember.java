package dev.abigate.format.types;

/**
 * A variable in the scope of a class.
 *
 * @param linkageName empty where the debug information has none
 * @param value of a constant, as {@link Variable#value}; empty where it has none
 */
public record StaticMember(String name, String linkageName, TypeId type, Access access, String value) {}
