package dev.abigate.format.types;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A variable at namespace scope, or the definition of a static data member.
 *
 * @param linkageName empty where the debug information has none: in C it is the name
 * @param owner the class that it is a member of
 * @param address in linear memory; of a thread-local variable, the offset in the thread's block; empty where it has none
 * @param value of a constant: in decimal, or bytes in hexadecimal with {@code 0x} before them; empty where it has none
 * @param exports names of the exported globals that hold its address
 */
public record Variable(
        Name name,
        String linkageName,
        TypeId type,
        Optional<TypeId> owner,
        OptionalLong address,
        boolean threadLocal,
        boolean external,
        Access access,
        String value,
        List<String> exports,
        Origin origin) {
    public Variable {
        exports = List.copyOf(exports);
    }
}
