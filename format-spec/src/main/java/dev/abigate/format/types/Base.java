package dev.abigate.format.types;

/**
 * A type that a class inherits from.
 *
 * @param offset in bytes: of the base within the object; of a virtual base, the distance from the address point of the
 *     virtual table down to the entry that has the base's offset, as a positive number
 */
public record Base(TypeId type, long offset, boolean virtual, Access access) {}
