package dev.abigate.format.aot;

/**
 * An export (section 8).
 *
 * @param kind function in dialects without the field
 * @param index in the space of its kind, imports counted; not checked, as loaders before 2.2.0 do not
 */
public record Export(String name, ExportKind kind, int index) {}
