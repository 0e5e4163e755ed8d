package dev.abigate.format.wasm.code;

/** How an instruction changes the types of the operand stack: the same way always, or by a rule. */
public sealed interface Typing permits Signature, TypingRule {}
