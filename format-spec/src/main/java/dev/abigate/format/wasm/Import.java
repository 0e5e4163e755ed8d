package dev.abigate.format.wasm;

/** Something that the host has to provide. */
public record Import(String module, String name, ExternType type) {}
