package dev.abigate.format.wasm;

import dev.abigate.format.wasm.type.GlobalType;

/** A global that the module defines. */
public record Global(GlobalType type, ConstExpr initial) {}
