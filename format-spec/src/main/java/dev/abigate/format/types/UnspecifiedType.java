package dev.abigate.format.types;

/**
 * A type that the debug information names but does not describe, such as {@code decltype(nullptr)} or Rust's {@code !}.
 *
 * @param name as the debug information has it; for a kind of type that is not known, what that kind is
 */
public record UnspecifiedType(String name) implements Type {}
