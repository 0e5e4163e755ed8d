package dev.abigate.format.types;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function of a module with its declaration.
 *
 * @param owner the class that it is a member of
 * @param index in the module's function index space; empty where no code or import was found for it
 * @param exports names that it is exported under
 * @param imported whether the host provides it
 */
public record Function(
        FunctionDeclaration declaration,
        Optional<TypeId> owner,
        OptionalInt index,
        List<String> exports,
        boolean imported) {
    public Function {
        exports = List.copyOf(exports);
    }
}
