package dev.abigate.runtime.interpreter;

import dev.abigate.reader.validation.TypeCodes;
import org.jspecify.annotations.Nullable;

/** An open block while its content is lowered. */
final class Block {
    final TypeCodes parameters;
    final TypeCodes results;
    /** How many operands are below its own. */
    final int height;
    /** Where a branch to it puts what it takes along. */
    final int slot;
    /** Whether its beginning can be reached; nothing inside is lowered otherwise. */
    final boolean reachable;
    /** Ways to its end. */
    final Exits exits = new Exits();
    /** Ways to its alternative, where it is an if. */
    final Exits otherwise = new Exits();
    /** The handlers around it. */
    final @Nullable TryScope outer;
    /** The handlers around what it holds at the moment. */
    @Nullable
    TryScope scope;
    /** The handlers of a legacy try. */
    @Nullable
    TryScope handlers;
    /** Where branches go, if it is a loop. */
    @Nullable
    Node header;
    /** Where the exception is that a legacy handler has caught, while that handler is lowered. */
    int exception = Handler.NOWHERE;

    Block(TypeCodes parameters, TypeCodes results, int height, int slot, boolean reachable, @Nullable TryScope scope) {
        this.parameters = parameters;
        this.results = results;
        this.height = height;
        this.slot = slot;
        this.reachable = reachable;
        this.outer = scope;
        this.scope = scope;
    }

    /** What a branch takes along. */
    TypeCodes branchTypes() {
        return header != null ? parameters : results;
    }
}
