/**
 * Instructions out of bytes: decoded one by one ({@link dev.abigate.reader.wasm.code.InstructionDecoder}), by whole
 * expression or function ({@link dev.abigate.reader.wasm.code.InstructionReader},
 * {@link dev.abigate.reader.wasm.code.CodeReader}), or only checked and counted
 * ({@link dev.abigate.reader.wasm.code.CodeScanner}).
 */
@NullMarked
package dev.abigate.reader.wasm.code;

import org.jspecify.annotations.NullMarked;
