package dev.abigate.diff.rule;

import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.format.wasm.ExternKind;

/** How messages call things. */
final class Words {
    private Words() {}

    static String of(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> "function";
            case TABLE -> "table";
            case MEMORY -> "memory";
            case GLOBAL -> "global";
            case TAG -> "exception tag";
        };
    }

    static String of(Snapshot.Kind kind) {
        return switch (kind) {
            case WASM -> "WebAssembly module";
            case AOT -> "WAMR AOT file";
            case COMPONENT -> "component";
        };
    }

    /** A number with its noun: {@code 1 import}, {@code 3 imports}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String indices(int number) {
        return number == 1 ? "1 index" : number + " indices";
    }

    static String memories(int number) {
        return number == 1 ? "1 memory" : number + " memories";
    }
}
