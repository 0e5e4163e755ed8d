package dev.abigate.format.types;

/**
 * A definition of the preprocessor.
 *
 * @param name with the parameter list of one that takes arguments
 * @param replacement what it stands for; may be empty
 */
public record Macro(String name, String replacement, Origin origin) {}
