package dev.abigate.format.component;

/** Something that the host has to provide. */
public record Import(ExternName name, ExternType type) {}
