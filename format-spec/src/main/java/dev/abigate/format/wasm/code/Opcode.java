package dev.abigate.format.wasm.code;

import static dev.abigate.format.wasm.code.Immediates.BLOCK_TYPE;
import static dev.abigate.format.wasm.code.Immediates.BLOCK_TYPE_CATCHES;
import static dev.abigate.format.wasm.code.Immediates.CAST;
import static dev.abigate.format.wasm.code.Immediates.DATA;
import static dev.abigate.format.wasm.code.Immediates.DATA_MEMORY;
import static dev.abigate.format.wasm.code.Immediates.ELEMENT;
import static dev.abigate.format.wasm.code.Immediates.ELEMENT_TABLE;
import static dev.abigate.format.wasm.code.Immediates.F32;
import static dev.abigate.format.wasm.code.Immediates.F64;
import static dev.abigate.format.wasm.code.Immediates.FUNCTION;
import static dev.abigate.format.wasm.code.Immediates.GLOBAL;
import static dev.abigate.format.wasm.code.Immediates.HEAP_TYPE;
import static dev.abigate.format.wasm.code.Immediates.I32;
import static dev.abigate.format.wasm.code.Immediates.I64;
import static dev.abigate.format.wasm.code.Immediates.LABEL;
import static dev.abigate.format.wasm.code.Immediates.LABELS;
import static dev.abigate.format.wasm.code.Immediates.LANE;
import static dev.abigate.format.wasm.code.Immediates.LANES;
import static dev.abigate.format.wasm.code.Immediates.LOCAL;
import static dev.abigate.format.wasm.code.Immediates.MEMARG;
import static dev.abigate.format.wasm.code.Immediates.MEMARG_LANE;
import static dev.abigate.format.wasm.code.Immediates.MEMORY;
import static dev.abigate.format.wasm.code.Immediates.MEMORY_MEMORY;
import static dev.abigate.format.wasm.code.Immediates.NONE;
import static dev.abigate.format.wasm.code.Immediates.TABLE;
import static dev.abigate.format.wasm.code.Immediates.TABLE_TABLE;
import static dev.abigate.format.wasm.code.Immediates.TAG;
import static dev.abigate.format.wasm.code.Immediates.TYPE;
import static dev.abigate.format.wasm.code.Immediates.TYPE_COUNT;
import static dev.abigate.format.wasm.code.Immediates.TYPE_DATA;
import static dev.abigate.format.wasm.code.Immediates.TYPE_ELEMENT;
import static dev.abigate.format.wasm.code.Immediates.TYPE_FIELD;
import static dev.abigate.format.wasm.code.Immediates.TYPE_TABLE;
import static dev.abigate.format.wasm.code.Immediates.TYPE_TYPE;
import static dev.abigate.format.wasm.code.Immediates.V128;
import static dev.abigate.format.wasm.code.Immediates.VALUE_TYPES;
import static dev.abigate.format.wasm.code.Immediates.ZERO;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_F32_TO_NONE;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_F64_TO_NONE;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_I32_I32_TO_I32;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_I32_I64_TO_I32;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_I32_TO_I32;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_I32_TO_NONE;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_I64_I64_TO_I32;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_I64_I64_TO_I64;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_I64_TO_I64;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_I64_TO_NONE;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_TO_F32;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_TO_F64;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_TO_I32;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_TO_I64;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_TO_V128;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_V128_TO_NONE;
import static dev.abigate.format.wasm.code.Signature.ADDRESS_V128_TO_V128;
import static dev.abigate.format.wasm.code.Signature.ARRAYREF_TO_I32;
import static dev.abigate.format.wasm.code.Signature.EQREF_EQREF_TO_I32;
import static dev.abigate.format.wasm.code.Signature.F32_F32_TO_F32;
import static dev.abigate.format.wasm.code.Signature.F32_F32_TO_I32;
import static dev.abigate.format.wasm.code.Signature.F32_TO_F32;
import static dev.abigate.format.wasm.code.Signature.F32_TO_F64;
import static dev.abigate.format.wasm.code.Signature.F32_TO_I32;
import static dev.abigate.format.wasm.code.Signature.F32_TO_I64;
import static dev.abigate.format.wasm.code.Signature.F32_TO_V128;
import static dev.abigate.format.wasm.code.Signature.F64_F64_TO_F64;
import static dev.abigate.format.wasm.code.Signature.F64_F64_TO_I32;
import static dev.abigate.format.wasm.code.Signature.F64_TO_F32;
import static dev.abigate.format.wasm.code.Signature.F64_TO_F64;
import static dev.abigate.format.wasm.code.Signature.F64_TO_I32;
import static dev.abigate.format.wasm.code.Signature.F64_TO_I64;
import static dev.abigate.format.wasm.code.Signature.F64_TO_V128;
import static dev.abigate.format.wasm.code.Signature.I31REF_TO_I32;
import static dev.abigate.format.wasm.code.Signature.I32_I32_TO_I32;
import static dev.abigate.format.wasm.code.Signature.I32_TO_F32;
import static dev.abigate.format.wasm.code.Signature.I32_TO_F64;
import static dev.abigate.format.wasm.code.Signature.I32_TO_I31;
import static dev.abigate.format.wasm.code.Signature.I32_TO_I32;
import static dev.abigate.format.wasm.code.Signature.I32_TO_I64;
import static dev.abigate.format.wasm.code.Signature.I32_TO_V128;
import static dev.abigate.format.wasm.code.Signature.I64_I64_I64_I64_TO_I64_I64;
import static dev.abigate.format.wasm.code.Signature.I64_I64_TO_I32;
import static dev.abigate.format.wasm.code.Signature.I64_I64_TO_I64;
import static dev.abigate.format.wasm.code.Signature.I64_I64_TO_I64_I64;
import static dev.abigate.format.wasm.code.Signature.I64_TO_F32;
import static dev.abigate.format.wasm.code.Signature.I64_TO_F64;
import static dev.abigate.format.wasm.code.Signature.I64_TO_I32;
import static dev.abigate.format.wasm.code.Signature.I64_TO_I64;
import static dev.abigate.format.wasm.code.Signature.I64_TO_V128;
import static dev.abigate.format.wasm.code.Signature.NONE_TO_F32;
import static dev.abigate.format.wasm.code.Signature.NONE_TO_F64;
import static dev.abigate.format.wasm.code.Signature.NONE_TO_I32;
import static dev.abigate.format.wasm.code.Signature.NONE_TO_I64;
import static dev.abigate.format.wasm.code.Signature.NONE_TO_NONE;
import static dev.abigate.format.wasm.code.Signature.NONE_TO_V128;
import static dev.abigate.format.wasm.code.Signature.V128_F32_TO_V128;
import static dev.abigate.format.wasm.code.Signature.V128_F64_TO_V128;
import static dev.abigate.format.wasm.code.Signature.V128_I32_TO_V128;
import static dev.abigate.format.wasm.code.Signature.V128_I64_TO_V128;
import static dev.abigate.format.wasm.code.Signature.V128_TO_F32;
import static dev.abigate.format.wasm.code.Signature.V128_TO_F64;
import static dev.abigate.format.wasm.code.Signature.V128_TO_I32;
import static dev.abigate.format.wasm.code.Signature.V128_TO_I64;
import static dev.abigate.format.wasm.code.Signature.V128_TO_V128;
import static dev.abigate.format.wasm.code.Signature.V128_V128_TO_V128;
import static dev.abigate.format.wasm.code.Signature.V128_V128_V128_TO_V128;
import static dev.abigate.format.wasm.feature.Feature.BULK_MEMORY;
import static dev.abigate.format.wasm.feature.Feature.CUSTOM_DESCRIPTORS;
import static dev.abigate.format.wasm.feature.Feature.EXCEPTIONS;
import static dev.abigate.format.wasm.feature.Feature.EXNREF;
import static dev.abigate.format.wasm.feature.Feature.FUNCTION_REFERENCES;
import static dev.abigate.format.wasm.feature.Feature.GC;
import static dev.abigate.format.wasm.feature.Feature.LEGACY_EXCEPTIONS;
import static dev.abigate.format.wasm.feature.Feature.MVP;
import static dev.abigate.format.wasm.feature.Feature.REFERENCE_TYPES;
import static dev.abigate.format.wasm.feature.Feature.RELAXED_SIMD;
import static dev.abigate.format.wasm.feature.Feature.SATURATING_CONVERSION;
import static dev.abigate.format.wasm.feature.Feature.SIGN_EXTENSION;
import static dev.abigate.format.wasm.feature.Feature.SIMD;
import static dev.abigate.format.wasm.feature.Feature.TAIL_CALL;
import static dev.abigate.format.wasm.feature.Feature.THREADS;
import static dev.abigate.format.wasm.feature.Feature.WIDE_ARITHMETIC;

import dev.abigate.format.wasm.feature.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every instruction of core WebAssembly 3.0, and of the threads, legacy exceptions, wide arithmetic and custom
 * descriptors proposals: the one list that readers, writers, printers and scanners share.
 *
 * <p>Columns: opcode (after its prefix byte, if it has one), mnemonic of the text format, immediates in the order of the
 * binary format, the feature that brought it, how it is typed, and for accesses to memory or to a lane their size in bytes.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/index-instructions.html">Index of instructions</a>
 */
public enum Opcode {
    UNREACHABLE(0x00, "unreachable", NONE, MVP, TypingRule.CONTROL),
    NOP(0x01, "nop", NONE, MVP, NONE_TO_NONE),
    BLOCK(0x02, "block", BLOCK_TYPE, MVP, TypingRule.CONTROL),
    LOOP(0x03, "loop", BLOCK_TYPE, MVP, TypingRule.CONTROL),
    IF(0x04, "if", BLOCK_TYPE, MVP, TypingRule.CONTROL),
    ELSE(0x05, "else", NONE, MVP, TypingRule.CONTROL),
    TRY(0x06, "try", BLOCK_TYPE, LEGACY_EXCEPTIONS, TypingRule.CONTROL),
    CATCH(0x07, "catch", TAG, LEGACY_EXCEPTIONS, TypingRule.CONTROL),
    THROW(0x08, "throw", TAG, EXCEPTIONS, TypingRule.EXCEPTION),
    RETHROW(0x09, "rethrow", LABEL, LEGACY_EXCEPTIONS, TypingRule.EXCEPTION),
    THROW_REF(0x0A, "throw_ref", NONE, EXNREF, TypingRule.EXCEPTION),
    END(0x0B, "end", NONE, MVP, TypingRule.CONTROL),
    BR(0x0C, "br", LABEL, MVP, TypingRule.BRANCH),
    BR_IF(0x0D, "br_if", LABEL, MVP, TypingRule.BRANCH),
    BR_TABLE(0x0E, "br_table", LABELS, MVP, TypingRule.BRANCH),
    RETURN(0x0F, "return", NONE, MVP, TypingRule.BRANCH),
    CALL(0x10, "call", FUNCTION, MVP, TypingRule.CALL),
    CALL_INDIRECT(0x11, "call_indirect", TYPE_TABLE, MVP, TypingRule.CALL),
    RETURN_CALL(0x12, "return_call", FUNCTION, TAIL_CALL, TypingRule.CALL),
    RETURN_CALL_INDIRECT(0x13, "return_call_indirect", TYPE_TABLE, TAIL_CALL, TypingRule.CALL),
    CALL_REF(0x14, "call_ref", TYPE, FUNCTION_REFERENCES, TypingRule.CALL),
    RETURN_CALL_REF(0x15, "return_call_ref", TYPE, FUNCTION_REFERENCES, TypingRule.CALL),
    DELEGATE(0x18, "delegate", LABEL, LEGACY_EXCEPTIONS, TypingRule.CONTROL),
    CATCH_ALL(0x19, "catch_all", NONE, LEGACY_EXCEPTIONS, TypingRule.CONTROL),
    DROP(0x1A, "drop", NONE, MVP, TypingRule.PARAMETRIC),
    SELECT(0x1B, "select", NONE, MVP, TypingRule.PARAMETRIC),
    SELECT_T(0x1C, "select", VALUE_TYPES, REFERENCE_TYPES, TypingRule.PARAMETRIC),
    TRY_TABLE(0x1F, "try_table", BLOCK_TYPE_CATCHES, EXNREF, TypingRule.CONTROL),
    LOCAL_GET(0x20, "local.get", LOCAL, MVP, TypingRule.VARIABLE),
    LOCAL_SET(0x21, "local.set", LOCAL, MVP, TypingRule.VARIABLE),
    LOCAL_TEE(0x22, "local.tee", LOCAL, MVP, TypingRule.VARIABLE),
    GLOBAL_GET(0x23, "global.get", GLOBAL, MVP, TypingRule.VARIABLE),
    GLOBAL_SET(0x24, "global.set", GLOBAL, MVP, TypingRule.VARIABLE),
    TABLE_GET(0x25, "table.get", TABLE, REFERENCE_TYPES, TypingRule.TABLE),
    TABLE_SET(0x26, "table.set", TABLE, REFERENCE_TYPES, TypingRule.TABLE),
    I32_LOAD(0x28, "i32.load", MEMARG, MVP, ADDRESS_TO_I32, 4),
    I64_LOAD(0x29, "i64.load", MEMARG, MVP, ADDRESS_TO_I64, 8),
    F32_LOAD(0x2A, "f32.load", MEMARG, MVP, ADDRESS_TO_F32, 4),
    F64_LOAD(0x2B, "f64.load", MEMARG, MVP, ADDRESS_TO_F64, 8),
    I32_LOAD8_S(0x2C, "i32.load8_s", MEMARG, MVP, ADDRESS_TO_I32, 1),
    I32_LOAD8_U(0x2D, "i32.load8_u", MEMARG, MVP, ADDRESS_TO_I32, 1),
    I32_LOAD16_S(0x2E, "i32.load16_s", MEMARG, MVP, ADDRESS_TO_I32, 2),
    I32_LOAD16_U(0x2F, "i32.load16_u", MEMARG, MVP, ADDRESS_TO_I32, 2),
    I64_LOAD8_S(0x30, "i64.load8_s", MEMARG, MVP, ADDRESS_TO_I64, 1),
    I64_LOAD8_U(0x31, "i64.load8_u", MEMARG, MVP, ADDRESS_TO_I64, 1),
    I64_LOAD16_S(0x32, "i64.load16_s", MEMARG, MVP, ADDRESS_TO_I64, 2),
    I64_LOAD16_U(0x33, "i64.load16_u", MEMARG, MVP, ADDRESS_TO_I64, 2),
    I64_LOAD32_S(0x34, "i64.load32_s", MEMARG, MVP, ADDRESS_TO_I64, 4),
    I64_LOAD32_U(0x35, "i64.load32_u", MEMARG, MVP, ADDRESS_TO_I64, 4),
    I32_STORE(0x36, "i32.store", MEMARG, MVP, ADDRESS_I32_TO_NONE, 4),
    I64_STORE(0x37, "i64.store", MEMARG, MVP, ADDRESS_I64_TO_NONE, 8),
    F32_STORE(0x38, "f32.store", MEMARG, MVP, ADDRESS_F32_TO_NONE, 4),
    F64_STORE(0x39, "f64.store", MEMARG, MVP, ADDRESS_F64_TO_NONE, 8),
    I32_STORE8(0x3A, "i32.store8", MEMARG, MVP, ADDRESS_I32_TO_NONE, 1),
    I32_STORE16(0x3B, "i32.store16", MEMARG, MVP, ADDRESS_I32_TO_NONE, 2),
    I64_STORE8(0x3C, "i64.store8", MEMARG, MVP, ADDRESS_I64_TO_NONE, 1),
    I64_STORE16(0x3D, "i64.store16", MEMARG, MVP, ADDRESS_I64_TO_NONE, 2),
    I64_STORE32(0x3E, "i64.store32", MEMARG, MVP, ADDRESS_I64_TO_NONE, 4),
    MEMORY_SIZE(0x3F, "memory.size", MEMORY, MVP, TypingRule.MEMORY),
    MEMORY_GROW(0x40, "memory.grow", MEMORY, MVP, TypingRule.MEMORY),
    I32_CONST(0x41, "i32.const", I32, MVP, NONE_TO_I32),
    I64_CONST(0x42, "i64.const", I64, MVP, NONE_TO_I64),
    F32_CONST(0x43, "f32.const", F32, MVP, NONE_TO_F32),
    F64_CONST(0x44, "f64.const", F64, MVP, NONE_TO_F64),
    I32_EQZ(0x45, "i32.eqz", NONE, MVP, I32_TO_I32),
    I32_EQ(0x46, "i32.eq", NONE, MVP, I32_I32_TO_I32),
    I32_NE(0x47, "i32.ne", NONE, MVP, I32_I32_TO_I32),
    I32_LT_S(0x48, "i32.lt_s", NONE, MVP, I32_I32_TO_I32),
    I32_LT_U(0x49, "i32.lt_u", NONE, MVP, I32_I32_TO_I32),
    I32_GT_S(0x4A, "i32.gt_s", NONE, MVP, I32_I32_TO_I32),
    I32_GT_U(0x4B, "i32.gt_u", NONE, MVP, I32_I32_TO_I32),
    I32_LE_S(0x4C, "i32.le_s", NONE, MVP, I32_I32_TO_I32),
    I32_LE_U(0x4D, "i32.le_u", NONE, MVP, I32_I32_TO_I32),
    I32_GE_S(0x4E, "i32.ge_s", NONE, MVP, I32_I32_TO_I32),
    I32_GE_U(0x4F, "i32.ge_u", NONE, MVP, I32_I32_TO_I32),
    I64_EQZ(0x50, "i64.eqz", NONE, MVP, I64_TO_I32),
    I64_EQ(0x51, "i64.eq", NONE, MVP, I64_I64_TO_I32),
    I64_NE(0x52, "i64.ne", NONE, MVP, I64_I64_TO_I32),
    I64_LT_S(0x53, "i64.lt_s", NONE, MVP, I64_I64_TO_I32),
    I64_LT_U(0x54, "i64.lt_u", NONE, MVP, I64_I64_TO_I32),
    I64_GT_S(0x55, "i64.gt_s", NONE, MVP, I64_I64_TO_I32),
    I64_GT_U(0x56, "i64.gt_u", NONE, MVP, I64_I64_TO_I32),
    I64_LE_S(0x57, "i64.le_s", NONE, MVP, I64_I64_TO_I32),
    I64_LE_U(0x58, "i64.le_u", NONE, MVP, I64_I64_TO_I32),
    I64_GE_S(0x59, "i64.ge_s", NONE, MVP, I64_I64_TO_I32),
    I64_GE_U(0x5A, "i64.ge_u", NONE, MVP, I64_I64_TO_I32),
    F32_EQ(0x5B, "f32.eq", NONE, MVP, F32_F32_TO_I32),
    F32_NE(0x5C, "f32.ne", NONE, MVP, F32_F32_TO_I32),
    F32_LT(0x5D, "f32.lt", NONE, MVP, F32_F32_TO_I32),
    F32_GT(0x5E, "f32.gt", NONE, MVP, F32_F32_TO_I32),
    F32_LE(0x5F, "f32.le", NONE, MVP, F32_F32_TO_I32),
    F32_GE(0x60, "f32.ge", NONE, MVP, F32_F32_TO_I32),
    F64_EQ(0x61, "f64.eq", NONE, MVP, F64_F64_TO_I32),
    F64_NE(0x62, "f64.ne", NONE, MVP, F64_F64_TO_I32),
    F64_LT(0x63, "f64.lt", NONE, MVP, F64_F64_TO_I32),
    F64_GT(0x64, "f64.gt", NONE, MVP, F64_F64_TO_I32),
    F64_LE(0x65, "f64.le", NONE, MVP, F64_F64_TO_I32),
    F64_GE(0x66, "f64.ge", NONE, MVP, F64_F64_TO_I32),
    I32_CLZ(0x67, "i32.clz", NONE, MVP, I32_TO_I32),
    I32_CTZ(0x68, "i32.ctz", NONE, MVP, I32_TO_I32),
    I32_POPCNT(0x69, "i32.popcnt", NONE, MVP, I32_TO_I32),
    I32_ADD(0x6A, "i32.add", NONE, MVP, I32_I32_TO_I32),
    I32_SUB(0x6B, "i32.sub", NONE, MVP, I32_I32_TO_I32),
    I32_MUL(0x6C, "i32.mul", NONE, MVP, I32_I32_TO_I32),
    I32_DIV_S(0x6D, "i32.div_s", NONE, MVP, I32_I32_TO_I32),
    I32_DIV_U(0x6E, "i32.div_u", NONE, MVP, I32_I32_TO_I32),
    I32_REM_S(0x6F, "i32.rem_s", NONE, MVP, I32_I32_TO_I32),
    I32_REM_U(0x70, "i32.rem_u", NONE, MVP, I32_I32_TO_I32),
    I32_AND(0x71, "i32.and", NONE, MVP, I32_I32_TO_I32),
    I32_OR(0x72, "i32.or", NONE, MVP, I32_I32_TO_I32),
    I32_XOR(0x73, "i32.xor", NONE, MVP, I32_I32_TO_I32),
    I32_SHL(0x74, "i32.shl", NONE, MVP, I32_I32_TO_I32),
    I32_SHR_S(0x75, "i32.shr_s", NONE, MVP, I32_I32_TO_I32),
    I32_SHR_U(0x76, "i32.shr_u", NONE, MVP, I32_I32_TO_I32),
    I32_ROTL(0x77, "i32.rotl", NONE, MVP, I32_I32_TO_I32),
    I32_ROTR(0x78, "i32.rotr", NONE, MVP, I32_I32_TO_I32),
    I64_CLZ(0x79, "i64.clz", NONE, MVP, I64_TO_I64),
    I64_CTZ(0x7A, "i64.ctz", NONE, MVP, I64_TO_I64),
    I64_POPCNT(0x7B, "i64.popcnt", NONE, MVP, I64_TO_I64),
    I64_ADD(0x7C, "i64.add", NONE, MVP, I64_I64_TO_I64),
    I64_SUB(0x7D, "i64.sub", NONE, MVP, I64_I64_TO_I64),
    I64_MUL(0x7E, "i64.mul", NONE, MVP, I64_I64_TO_I64),
    I64_DIV_S(0x7F, "i64.div_s", NONE, MVP, I64_I64_TO_I64),
    I64_DIV_U(0x80, "i64.div_u", NONE, MVP, I64_I64_TO_I64),
    I64_REM_S(0x81, "i64.rem_s", NONE, MVP, I64_I64_TO_I64),
    I64_REM_U(0x82, "i64.rem_u", NONE, MVP, I64_I64_TO_I64),
    I64_AND(0x83, "i64.and", NONE, MVP, I64_I64_TO_I64),
    I64_OR(0x84, "i64.or", NONE, MVP, I64_I64_TO_I64),
    I64_XOR(0x85, "i64.xor", NONE, MVP, I64_I64_TO_I64),
    I64_SHL(0x86, "i64.shl", NONE, MVP, I64_I64_TO_I64),
    I64_SHR_S(0x87, "i64.shr_s", NONE, MVP, I64_I64_TO_I64),
    I64_SHR_U(0x88, "i64.shr_u", NONE, MVP, I64_I64_TO_I64),
    I64_ROTL(0x89, "i64.rotl", NONE, MVP, I64_I64_TO_I64),
    I64_ROTR(0x8A, "i64.rotr", NONE, MVP, I64_I64_TO_I64),
    F32_ABS(0x8B, "f32.abs", NONE, MVP, F32_TO_F32),
    F32_NEG(0x8C, "f32.neg", NONE, MVP, F32_TO_F32),
    F32_CEIL(0x8D, "f32.ceil", NONE, MVP, F32_TO_F32),
    F32_FLOOR(0x8E, "f32.floor", NONE, MVP, F32_TO_F32),
    F32_TRUNC(0x8F, "f32.trunc", NONE, MVP, F32_TO_F32),
    F32_NEAREST(0x90, "f32.nearest", NONE, MVP, F32_TO_F32),
    F32_SQRT(0x91, "f32.sqrt", NONE, MVP, F32_TO_F32),
    F32_ADD(0x92, "f32.add", NONE, MVP, F32_F32_TO_F32),
    F32_SUB(0x93, "f32.sub", NONE, MVP, F32_F32_TO_F32),
    F32_MUL(0x94, "f32.mul", NONE, MVP, F32_F32_TO_F32),
    F32_DIV(0x95, "f32.div", NONE, MVP, F32_F32_TO_F32),
    F32_MIN(0x96, "f32.min", NONE, MVP, F32_F32_TO_F32),
    F32_MAX(0x97, "f32.max", NONE, MVP, F32_F32_TO_F32),
    F32_COPYSIGN(0x98, "f32.copysign", NONE, MVP, F32_F32_TO_F32),
    F64_ABS(0x99, "f64.abs", NONE, MVP, F64_TO_F64),
    F64_NEG(0x9A, "f64.neg", NONE, MVP, F64_TO_F64),
    F64_CEIL(0x9B, "f64.ceil", NONE, MVP, F64_TO_F64),
    F64_FLOOR(0x9C, "f64.floor", NONE, MVP, F64_TO_F64),
    F64_TRUNC(0x9D, "f64.trunc", NONE, MVP, F64_TO_F64),
    F64_NEAREST(0x9E, "f64.nearest", NONE, MVP, F64_TO_F64),
    F64_SQRT(0x9F, "f64.sqrt", NONE, MVP, F64_TO_F64),
    F64_ADD(0xA0, "f64.add", NONE, MVP, F64_F64_TO_F64),
    F64_SUB(0xA1, "f64.sub", NONE, MVP, F64_F64_TO_F64),
    F64_MUL(0xA2, "f64.mul", NONE, MVP, F64_F64_TO_F64),
    F64_DIV(0xA3, "f64.div", NONE, MVP, F64_F64_TO_F64),
    F64_MIN(0xA4, "f64.min", NONE, MVP, F64_F64_TO_F64),
    F64_MAX(0xA5, "f64.max", NONE, MVP, F64_F64_TO_F64),
    F64_COPYSIGN(0xA6, "f64.copysign", NONE, MVP, F64_F64_TO_F64),
    I32_WRAP_I64(0xA7, "i32.wrap_i64", NONE, MVP, I64_TO_I32),
    I32_TRUNC_F32_S(0xA8, "i32.trunc_f32_s", NONE, MVP, F32_TO_I32),
    I32_TRUNC_F32_U(0xA9, "i32.trunc_f32_u", NONE, MVP, F32_TO_I32),
    I32_TRUNC_F64_S(0xAA, "i32.trunc_f64_s", NONE, MVP, F64_TO_I32),
    I32_TRUNC_F64_U(0xAB, "i32.trunc_f64_u", NONE, MVP, F64_TO_I32),
    I64_EXTEND_I32_S(0xAC, "i64.extend_i32_s", NONE, MVP, I32_TO_I64),
    I64_EXTEND_I32_U(0xAD, "i64.extend_i32_u", NONE, MVP, I32_TO_I64),
    I64_TRUNC_F32_S(0xAE, "i64.trunc_f32_s", NONE, MVP, F32_TO_I64),
    I64_TRUNC_F32_U(0xAF, "i64.trunc_f32_u", NONE, MVP, F32_TO_I64),
    I64_TRUNC_F64_S(0xB0, "i64.trunc_f64_s", NONE, MVP, F64_TO_I64),
    I64_TRUNC_F64_U(0xB1, "i64.trunc_f64_u", NONE, MVP, F64_TO_I64),
    F32_CONVERT_I32_S(0xB2, "f32.convert_i32_s", NONE, MVP, I32_TO_F32),
    F32_CONVERT_I32_U(0xB3, "f32.convert_i32_u", NONE, MVP, I32_TO_F32),
    F32_CONVERT_I64_S(0xB4, "f32.convert_i64_s", NONE, MVP, I64_TO_F32),
    F32_CONVERT_I64_U(0xB5, "f32.convert_i64_u", NONE, MVP, I64_TO_F32),
    F32_DEMOTE_F64(0xB6, "f32.demote_f64", NONE, MVP, F64_TO_F32),
    F64_CONVERT_I32_S(0xB7, "f64.convert_i32_s", NONE, MVP, I32_TO_F64),
    F64_CONVERT_I32_U(0xB8, "f64.convert_i32_u", NONE, MVP, I32_TO_F64),
    F64_CONVERT_I64_S(0xB9, "f64.convert_i64_s", NONE, MVP, I64_TO_F64),
    F64_CONVERT_I64_U(0xBA, "f64.convert_i64_u", NONE, MVP, I64_TO_F64),
    F64_PROMOTE_F32(0xBB, "f64.promote_f32", NONE, MVP, F32_TO_F64),
    I32_REINTERPRET_F32(0xBC, "i32.reinterpret_f32", NONE, MVP, F32_TO_I32),
    I64_REINTERPRET_F64(0xBD, "i64.reinterpret_f64", NONE, MVP, F64_TO_I64),
    F32_REINTERPRET_I32(0xBE, "f32.reinterpret_i32", NONE, MVP, I32_TO_F32),
    F64_REINTERPRET_I64(0xBF, "f64.reinterpret_i64", NONE, MVP, I64_TO_F64),
    I32_EXTEND8_S(0xC0, "i32.extend8_s", NONE, SIGN_EXTENSION, I32_TO_I32),
    I32_EXTEND16_S(0xC1, "i32.extend16_s", NONE, SIGN_EXTENSION, I32_TO_I32),
    I64_EXTEND8_S(0xC2, "i64.extend8_s", NONE, SIGN_EXTENSION, I64_TO_I64),
    I64_EXTEND16_S(0xC3, "i64.extend16_s", NONE, SIGN_EXTENSION, I64_TO_I64),
    I64_EXTEND32_S(0xC4, "i64.extend32_s", NONE, SIGN_EXTENSION, I64_TO_I64),
    REF_NULL(0xD0, "ref.null", HEAP_TYPE, REFERENCE_TYPES, TypingRule.REFERENCE),
    REF_IS_NULL(0xD1, "ref.is_null", NONE, REFERENCE_TYPES, TypingRule.REFERENCE),
    REF_FUNC(0xD2, "ref.func", FUNCTION, REFERENCE_TYPES, TypingRule.REFERENCE),
    REF_EQ(0xD3, "ref.eq", NONE, GC, EQREF_EQREF_TO_I32),
    REF_AS_NON_NULL(0xD4, "ref.as_non_null", NONE, FUNCTION_REFERENCES, TypingRule.REFERENCE),
    BR_ON_NULL(0xD5, "br_on_null", LABEL, FUNCTION_REFERENCES, TypingRule.BRANCH),
    BR_ON_NON_NULL(0xD6, "br_on_non_null", LABEL, FUNCTION_REFERENCES, TypingRule.BRANCH),

    // prefix 0xFB
    STRUCT_NEW(0xFB, 0x00, "struct.new", TYPE, GC, TypingRule.STRUCT),
    STRUCT_NEW_DEFAULT(0xFB, 0x01, "struct.new_default", TYPE, GC, TypingRule.STRUCT),
    STRUCT_GET(0xFB, 0x02, "struct.get", TYPE_FIELD, GC, TypingRule.STRUCT),
    STRUCT_GET_S(0xFB, 0x03, "struct.get_s", TYPE_FIELD, GC, TypingRule.STRUCT),
    STRUCT_GET_U(0xFB, 0x04, "struct.get_u", TYPE_FIELD, GC, TypingRule.STRUCT),
    STRUCT_SET(0xFB, 0x05, "struct.set", TYPE_FIELD, GC, TypingRule.STRUCT),
    ARRAY_NEW(0xFB, 0x06, "array.new", TYPE, GC, TypingRule.ARRAY),
    ARRAY_NEW_DEFAULT(0xFB, 0x07, "array.new_default", TYPE, GC, TypingRule.ARRAY),
    ARRAY_NEW_FIXED(0xFB, 0x08, "array.new_fixed", TYPE_COUNT, GC, TypingRule.ARRAY),
    ARRAY_NEW_DATA(0xFB, 0x09, "array.new_data", TYPE_DATA, GC, TypingRule.ARRAY),
    ARRAY_NEW_ELEM(0xFB, 0x0A, "array.new_elem", TYPE_ELEMENT, GC, TypingRule.ARRAY),
    ARRAY_GET(0xFB, 0x0B, "array.get", TYPE, GC, TypingRule.ARRAY),
    ARRAY_GET_S(0xFB, 0x0C, "array.get_s", TYPE, GC, TypingRule.ARRAY),
    ARRAY_GET_U(0xFB, 0x0D, "array.get_u", TYPE, GC, TypingRule.ARRAY),
    ARRAY_SET(0xFB, 0x0E, "array.set", TYPE, GC, TypingRule.ARRAY),
    ARRAY_LEN(0xFB, 0x0F, "array.len", NONE, GC, ARRAYREF_TO_I32),
    ARRAY_FILL(0xFB, 0x10, "array.fill", TYPE, GC, TypingRule.ARRAY),
    ARRAY_COPY(0xFB, 0x11, "array.copy", TYPE_TYPE, GC, TypingRule.ARRAY),
    ARRAY_INIT_DATA(0xFB, 0x12, "array.init_data", TYPE_DATA, GC, TypingRule.ARRAY),
    ARRAY_INIT_ELEM(0xFB, 0x13, "array.init_elem", TYPE_ELEMENT, GC, TypingRule.ARRAY),
    REF_TEST(0xFB, 0x14, "ref.test", HEAP_TYPE, GC, TypingRule.REFERENCE),
    REF_TEST_NULL(0xFB, 0x15, "ref.test", HEAP_TYPE, GC, TypingRule.REFERENCE),
    REF_CAST(0xFB, 0x16, "ref.cast", HEAP_TYPE, GC, TypingRule.REFERENCE),
    REF_CAST_NULL(0xFB, 0x17, "ref.cast", HEAP_TYPE, GC, TypingRule.REFERENCE),
    BR_ON_CAST(0xFB, 0x18, "br_on_cast", CAST, GC, TypingRule.BRANCH),
    BR_ON_CAST_FAIL(0xFB, 0x19, "br_on_cast_fail", CAST, GC, TypingRule.BRANCH),
    ANY_CONVERT_EXTERN(0xFB, 0x1A, "any.convert_extern", NONE, GC, TypingRule.REFERENCE),
    EXTERN_CONVERT_ANY(0xFB, 0x1B, "extern.convert_any", NONE, GC, TypingRule.REFERENCE),
    REF_I31(0xFB, 0x1C, "ref.i31", NONE, GC, I32_TO_I31),
    I31_GET_S(0xFB, 0x1D, "i31.get_s", NONE, GC, I31REF_TO_I32),
    I31_GET_U(0xFB, 0x1E, "i31.get_u", NONE, GC, I31REF_TO_I32),
    STRUCT_NEW_DESC(0xFB, 0x20, "struct.new_desc", TYPE, CUSTOM_DESCRIPTORS, TypingRule.STRUCT),
    STRUCT_NEW_DEFAULT_DESC(0xFB, 0x21, "struct.new_default_desc", TYPE, CUSTOM_DESCRIPTORS, TypingRule.STRUCT),
    REF_GET_DESC(0xFB, 0x22, "ref.get_desc", TYPE, CUSTOM_DESCRIPTORS, TypingRule.REFERENCE),
    REF_CAST_DESC_EQ(0xFB, 0x23, "ref.cast_desc_eq", HEAP_TYPE, CUSTOM_DESCRIPTORS, TypingRule.REFERENCE),
    REF_CAST_DESC_EQ_NULL(0xFB, 0x24, "ref.cast_desc_eq", HEAP_TYPE, CUSTOM_DESCRIPTORS, TypingRule.REFERENCE),
    BR_ON_CAST_DESC_EQ(0xFB, 0x25, "br_on_cast_desc_eq", CAST, CUSTOM_DESCRIPTORS, TypingRule.BRANCH),
    BR_ON_CAST_DESC_EQ_FAIL(0xFB, 0x26, "br_on_cast_desc_eq_fail", CAST, CUSTOM_DESCRIPTORS, TypingRule.BRANCH),

    // prefix 0xFC
    I32_TRUNC_SAT_F32_S(0xFC, 0x00, "i32.trunc_sat_f32_s", NONE, SATURATING_CONVERSION, F32_TO_I32),
    I32_TRUNC_SAT_F32_U(0xFC, 0x01, "i32.trunc_sat_f32_u", NONE, SATURATING_CONVERSION, F32_TO_I32),
    I32_TRUNC_SAT_F64_S(0xFC, 0x02, "i32.trunc_sat_f64_s", NONE, SATURATING_CONVERSION, F64_TO_I32),
    I32_TRUNC_SAT_F64_U(0xFC, 0x03, "i32.trunc_sat_f64_u", NONE, SATURATING_CONVERSION, F64_TO_I32),
    I64_TRUNC_SAT_F32_S(0xFC, 0x04, "i64.trunc_sat_f32_s", NONE, SATURATING_CONVERSION, F32_TO_I64),
    I64_TRUNC_SAT_F32_U(0xFC, 0x05, "i64.trunc_sat_f32_u", NONE, SATURATING_CONVERSION, F32_TO_I64),
    I64_TRUNC_SAT_F64_S(0xFC, 0x06, "i64.trunc_sat_f64_s", NONE, SATURATING_CONVERSION, F64_TO_I64),
    I64_TRUNC_SAT_F64_U(0xFC, 0x07, "i64.trunc_sat_f64_u", NONE, SATURATING_CONVERSION, F64_TO_I64),
    MEMORY_INIT(0xFC, 0x08, "memory.init", DATA_MEMORY, BULK_MEMORY, TypingRule.MEMORY),
    DATA_DROP(0xFC, 0x09, "data.drop", DATA, BULK_MEMORY, TypingRule.MEMORY),
    MEMORY_COPY(0xFC, 0x0A, "memory.copy", MEMORY_MEMORY, BULK_MEMORY, TypingRule.MEMORY),
    MEMORY_FILL(0xFC, 0x0B, "memory.fill", MEMORY, BULK_MEMORY, TypingRule.MEMORY),
    TABLE_INIT(0xFC, 0x0C, "table.init", ELEMENT_TABLE, BULK_MEMORY, TypingRule.TABLE),
    ELEM_DROP(0xFC, 0x0D, "elem.drop", ELEMENT, BULK_MEMORY, TypingRule.TABLE),
    TABLE_COPY(0xFC, 0x0E, "table.copy", TABLE_TABLE, BULK_MEMORY, TypingRule.TABLE),
    TABLE_GROW(0xFC, 0x0F, "table.grow", TABLE, REFERENCE_TYPES, TypingRule.TABLE),
    TABLE_SIZE(0xFC, 0x10, "table.size", TABLE, REFERENCE_TYPES, TypingRule.TABLE),
    TABLE_FILL(0xFC, 0x11, "table.fill", TABLE, REFERENCE_TYPES, TypingRule.TABLE),
    I64_ADD128(0xFC, 0x13, "i64.add128", NONE, WIDE_ARITHMETIC, I64_I64_I64_I64_TO_I64_I64),
    I64_SUB128(0xFC, 0x14, "i64.sub128", NONE, WIDE_ARITHMETIC, I64_I64_I64_I64_TO_I64_I64),
    I64_MUL_WIDE_S(0xFC, 0x15, "i64.mul_wide_s", NONE, WIDE_ARITHMETIC, I64_I64_TO_I64_I64),
    I64_MUL_WIDE_U(0xFC, 0x16, "i64.mul_wide_u", NONE, WIDE_ARITHMETIC, I64_I64_TO_I64_I64),

    // prefix 0xFD
    V128_LOAD(0xFD, 0x00, "v128.load", MEMARG, SIMD, ADDRESS_TO_V128, 16),
    V128_LOAD8X8_S(0xFD, 0x01, "v128.load8x8_s", MEMARG, SIMD, ADDRESS_TO_V128, 8),
    V128_LOAD8X8_U(0xFD, 0x02, "v128.load8x8_u", MEMARG, SIMD, ADDRESS_TO_V128, 8),
    V128_LOAD16X4_S(0xFD, 0x03, "v128.load16x4_s", MEMARG, SIMD, ADDRESS_TO_V128, 8),
    V128_LOAD16X4_U(0xFD, 0x04, "v128.load16x4_u", MEMARG, SIMD, ADDRESS_TO_V128, 8),
    V128_LOAD32X2_S(0xFD, 0x05, "v128.load32x2_s", MEMARG, SIMD, ADDRESS_TO_V128, 8),
    V128_LOAD32X2_U(0xFD, 0x06, "v128.load32x2_u", MEMARG, SIMD, ADDRESS_TO_V128, 8),
    V128_LOAD8_SPLAT(0xFD, 0x07, "v128.load8_splat", MEMARG, SIMD, ADDRESS_TO_V128, 1),
    V128_LOAD16_SPLAT(0xFD, 0x08, "v128.load16_splat", MEMARG, SIMD, ADDRESS_TO_V128, 2),
    V128_LOAD32_SPLAT(0xFD, 0x09, "v128.load32_splat", MEMARG, SIMD, ADDRESS_TO_V128, 4),
    V128_LOAD64_SPLAT(0xFD, 0x0A, "v128.load64_splat", MEMARG, SIMD, ADDRESS_TO_V128, 8),
    V128_STORE(0xFD, 0x0B, "v128.store", MEMARG, SIMD, ADDRESS_V128_TO_NONE, 16),
    V128_CONST(0xFD, 0x0C, "v128.const", V128, SIMD, NONE_TO_V128),
    I8X16_SHUFFLE(0xFD, 0x0D, "i8x16.shuffle", LANES, SIMD, V128_V128_TO_V128),
    I8X16_SWIZZLE(0xFD, 0x0E, "i8x16.swizzle", NONE, SIMD, V128_V128_TO_V128),
    I8X16_SPLAT(0xFD, 0x0F, "i8x16.splat", NONE, SIMD, I32_TO_V128),
    I16X8_SPLAT(0xFD, 0x10, "i16x8.splat", NONE, SIMD, I32_TO_V128),
    I32X4_SPLAT(0xFD, 0x11, "i32x4.splat", NONE, SIMD, I32_TO_V128),
    I64X2_SPLAT(0xFD, 0x12, "i64x2.splat", NONE, SIMD, I64_TO_V128),
    F32X4_SPLAT(0xFD, 0x13, "f32x4.splat", NONE, SIMD, F32_TO_V128),
    F64X2_SPLAT(0xFD, 0x14, "f64x2.splat", NONE, SIMD, F64_TO_V128),
    I8X16_EXTRACT_LANE_S(0xFD, 0x15, "i8x16.extract_lane_s", LANE, SIMD, V128_TO_I32, 1),
    I8X16_EXTRACT_LANE_U(0xFD, 0x16, "i8x16.extract_lane_u", LANE, SIMD, V128_TO_I32, 1),
    I8X16_REPLACE_LANE(0xFD, 0x17, "i8x16.replace_lane", LANE, SIMD, V128_I32_TO_V128, 1),
    I16X8_EXTRACT_LANE_S(0xFD, 0x18, "i16x8.extract_lane_s", LANE, SIMD, V128_TO_I32, 2),
    I16X8_EXTRACT_LANE_U(0xFD, 0x19, "i16x8.extract_lane_u", LANE, SIMD, V128_TO_I32, 2),
    I16X8_REPLACE_LANE(0xFD, 0x1A, "i16x8.replace_lane", LANE, SIMD, V128_I32_TO_V128, 2),
    I32X4_EXTRACT_LANE(0xFD, 0x1B, "i32x4.extract_lane", LANE, SIMD, V128_TO_I32, 4),
    I32X4_REPLACE_LANE(0xFD, 0x1C, "i32x4.replace_lane", LANE, SIMD, V128_I32_TO_V128, 4),
    I64X2_EXTRACT_LANE(0xFD, 0x1D, "i64x2.extract_lane", LANE, SIMD, V128_TO_I64, 8),
    I64X2_REPLACE_LANE(0xFD, 0x1E, "i64x2.replace_lane", LANE, SIMD, V128_I64_TO_V128, 8),
    F32X4_EXTRACT_LANE(0xFD, 0x1F, "f32x4.extract_lane", LANE, SIMD, V128_TO_F32, 4),
    F32X4_REPLACE_LANE(0xFD, 0x20, "f32x4.replace_lane", LANE, SIMD, V128_F32_TO_V128, 4),
    F64X2_EXTRACT_LANE(0xFD, 0x21, "f64x2.extract_lane", LANE, SIMD, V128_TO_F64, 8),
    F64X2_REPLACE_LANE(0xFD, 0x22, "f64x2.replace_lane", LANE, SIMD, V128_F64_TO_V128, 8),
    I8X16_EQ(0xFD, 0x23, "i8x16.eq", NONE, SIMD, V128_V128_TO_V128),
    I8X16_NE(0xFD, 0x24, "i8x16.ne", NONE, SIMD, V128_V128_TO_V128),
    I8X16_LT_S(0xFD, 0x25, "i8x16.lt_s", NONE, SIMD, V128_V128_TO_V128),
    I8X16_LT_U(0xFD, 0x26, "i8x16.lt_u", NONE, SIMD, V128_V128_TO_V128),
    I8X16_GT_S(0xFD, 0x27, "i8x16.gt_s", NONE, SIMD, V128_V128_TO_V128),
    I8X16_GT_U(0xFD, 0x28, "i8x16.gt_u", NONE, SIMD, V128_V128_TO_V128),
    I8X16_LE_S(0xFD, 0x29, "i8x16.le_s", NONE, SIMD, V128_V128_TO_V128),
    I8X16_LE_U(0xFD, 0x2A, "i8x16.le_u", NONE, SIMD, V128_V128_TO_V128),
    I8X16_GE_S(0xFD, 0x2B, "i8x16.ge_s", NONE, SIMD, V128_V128_TO_V128),
    I8X16_GE_U(0xFD, 0x2C, "i8x16.ge_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_EQ(0xFD, 0x2D, "i16x8.eq", NONE, SIMD, V128_V128_TO_V128),
    I16X8_NE(0xFD, 0x2E, "i16x8.ne", NONE, SIMD, V128_V128_TO_V128),
    I16X8_LT_S(0xFD, 0x2F, "i16x8.lt_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_LT_U(0xFD, 0x30, "i16x8.lt_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_GT_S(0xFD, 0x31, "i16x8.gt_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_GT_U(0xFD, 0x32, "i16x8.gt_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_LE_S(0xFD, 0x33, "i16x8.le_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_LE_U(0xFD, 0x34, "i16x8.le_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_GE_S(0xFD, 0x35, "i16x8.ge_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_GE_U(0xFD, 0x36, "i16x8.ge_u", NONE, SIMD, V128_V128_TO_V128),
    I32X4_EQ(0xFD, 0x37, "i32x4.eq", NONE, SIMD, V128_V128_TO_V128),
    I32X4_NE(0xFD, 0x38, "i32x4.ne", NONE, SIMD, V128_V128_TO_V128),
    I32X4_LT_S(0xFD, 0x39, "i32x4.lt_s", NONE, SIMD, V128_V128_TO_V128),
    I32X4_LT_U(0xFD, 0x3A, "i32x4.lt_u", NONE, SIMD, V128_V128_TO_V128),
    I32X4_GT_S(0xFD, 0x3B, "i32x4.gt_s", NONE, SIMD, V128_V128_TO_V128),
    I32X4_GT_U(0xFD, 0x3C, "i32x4.gt_u", NONE, SIMD, V128_V128_TO_V128),
    I32X4_LE_S(0xFD, 0x3D, "i32x4.le_s", NONE, SIMD, V128_V128_TO_V128),
    I32X4_LE_U(0xFD, 0x3E, "i32x4.le_u", NONE, SIMD, V128_V128_TO_V128),
    I32X4_GE_S(0xFD, 0x3F, "i32x4.ge_s", NONE, SIMD, V128_V128_TO_V128),
    I32X4_GE_U(0xFD, 0x40, "i32x4.ge_u", NONE, SIMD, V128_V128_TO_V128),
    F32X4_EQ(0xFD, 0x41, "f32x4.eq", NONE, SIMD, V128_V128_TO_V128),
    F32X4_NE(0xFD, 0x42, "f32x4.ne", NONE, SIMD, V128_V128_TO_V128),
    F32X4_LT(0xFD, 0x43, "f32x4.lt", NONE, SIMD, V128_V128_TO_V128),
    F32X4_GT(0xFD, 0x44, "f32x4.gt", NONE, SIMD, V128_V128_TO_V128),
    F32X4_LE(0xFD, 0x45, "f32x4.le", NONE, SIMD, V128_V128_TO_V128),
    F32X4_GE(0xFD, 0x46, "f32x4.ge", NONE, SIMD, V128_V128_TO_V128),
    F64X2_EQ(0xFD, 0x47, "f64x2.eq", NONE, SIMD, V128_V128_TO_V128),
    F64X2_NE(0xFD, 0x48, "f64x2.ne", NONE, SIMD, V128_V128_TO_V128),
    F64X2_LT(0xFD, 0x49, "f64x2.lt", NONE, SIMD, V128_V128_TO_V128),
    F64X2_GT(0xFD, 0x4A, "f64x2.gt", NONE, SIMD, V128_V128_TO_V128),
    F64X2_LE(0xFD, 0x4B, "f64x2.le", NONE, SIMD, V128_V128_TO_V128),
    F64X2_GE(0xFD, 0x4C, "f64x2.ge", NONE, SIMD, V128_V128_TO_V128),
    V128_NOT(0xFD, 0x4D, "v128.not", NONE, SIMD, V128_TO_V128),
    V128_AND(0xFD, 0x4E, "v128.and", NONE, SIMD, V128_V128_TO_V128),
    V128_ANDNOT(0xFD, 0x4F, "v128.andnot", NONE, SIMD, V128_V128_TO_V128),
    V128_OR(0xFD, 0x50, "v128.or", NONE, SIMD, V128_V128_TO_V128),
    V128_XOR(0xFD, 0x51, "v128.xor", NONE, SIMD, V128_V128_TO_V128),
    V128_BITSELECT(0xFD, 0x52, "v128.bitselect", NONE, SIMD, V128_V128_V128_TO_V128),
    V128_ANY_TRUE(0xFD, 0x53, "v128.any_true", NONE, SIMD, V128_TO_I32),
    V128_LOAD8_LANE(0xFD, 0x54, "v128.load8_lane", MEMARG_LANE, SIMD, ADDRESS_V128_TO_V128, 1),
    V128_LOAD16_LANE(0xFD, 0x55, "v128.load16_lane", MEMARG_LANE, SIMD, ADDRESS_V128_TO_V128, 2),
    V128_LOAD32_LANE(0xFD, 0x56, "v128.load32_lane", MEMARG_LANE, SIMD, ADDRESS_V128_TO_V128, 4),
    V128_LOAD64_LANE(0xFD, 0x57, "v128.load64_lane", MEMARG_LANE, SIMD, ADDRESS_V128_TO_V128, 8),
    V128_STORE8_LANE(0xFD, 0x58, "v128.store8_lane", MEMARG_LANE, SIMD, ADDRESS_V128_TO_NONE, 1),
    V128_STORE16_LANE(0xFD, 0x59, "v128.store16_lane", MEMARG_LANE, SIMD, ADDRESS_V128_TO_NONE, 2),
    V128_STORE32_LANE(0xFD, 0x5A, "v128.store32_lane", MEMARG_LANE, SIMD, ADDRESS_V128_TO_NONE, 4),
    V128_STORE64_LANE(0xFD, 0x5B, "v128.store64_lane", MEMARG_LANE, SIMD, ADDRESS_V128_TO_NONE, 8),
    V128_LOAD32_ZERO(0xFD, 0x5C, "v128.load32_zero", MEMARG, SIMD, ADDRESS_TO_V128, 4),
    V128_LOAD64_ZERO(0xFD, 0x5D, "v128.load64_zero", MEMARG, SIMD, ADDRESS_TO_V128, 8),
    F32X4_DEMOTE_F64X2_ZERO(0xFD, 0x5E, "f32x4.demote_f64x2_zero", NONE, SIMD, V128_TO_V128),
    F64X2_PROMOTE_LOW_F32X4(0xFD, 0x5F, "f64x2.promote_low_f32x4", NONE, SIMD, V128_TO_V128),
    I8X16_ABS(0xFD, 0x60, "i8x16.abs", NONE, SIMD, V128_TO_V128),
    I8X16_NEG(0xFD, 0x61, "i8x16.neg", NONE, SIMD, V128_TO_V128),
    I8X16_POPCNT(0xFD, 0x62, "i8x16.popcnt", NONE, SIMD, V128_TO_V128),
    I8X16_ALL_TRUE(0xFD, 0x63, "i8x16.all_true", NONE, SIMD, V128_TO_I32),
    I8X16_BITMASK(0xFD, 0x64, "i8x16.bitmask", NONE, SIMD, V128_TO_I32),
    I8X16_NARROW_I16X8_S(0xFD, 0x65, "i8x16.narrow_i16x8_s", NONE, SIMD, V128_V128_TO_V128),
    I8X16_NARROW_I16X8_U(0xFD, 0x66, "i8x16.narrow_i16x8_u", NONE, SIMD, V128_V128_TO_V128),
    F32X4_CEIL(0xFD, 0x67, "f32x4.ceil", NONE, SIMD, V128_TO_V128),
    F32X4_FLOOR(0xFD, 0x68, "f32x4.floor", NONE, SIMD, V128_TO_V128),
    F32X4_TRUNC(0xFD, 0x69, "f32x4.trunc", NONE, SIMD, V128_TO_V128),
    F32X4_NEAREST(0xFD, 0x6A, "f32x4.nearest", NONE, SIMD, V128_TO_V128),
    I8X16_SHL(0xFD, 0x6B, "i8x16.shl", NONE, SIMD, V128_I32_TO_V128),
    I8X16_SHR_S(0xFD, 0x6C, "i8x16.shr_s", NONE, SIMD, V128_I32_TO_V128),
    I8X16_SHR_U(0xFD, 0x6D, "i8x16.shr_u", NONE, SIMD, V128_I32_TO_V128),
    I8X16_ADD(0xFD, 0x6E, "i8x16.add", NONE, SIMD, V128_V128_TO_V128),
    I8X16_ADD_SAT_S(0xFD, 0x6F, "i8x16.add_sat_s", NONE, SIMD, V128_V128_TO_V128),
    I8X16_ADD_SAT_U(0xFD, 0x70, "i8x16.add_sat_u", NONE, SIMD, V128_V128_TO_V128),
    I8X16_SUB(0xFD, 0x71, "i8x16.sub", NONE, SIMD, V128_V128_TO_V128),
    I8X16_SUB_SAT_S(0xFD, 0x72, "i8x16.sub_sat_s", NONE, SIMD, V128_V128_TO_V128),
    I8X16_SUB_SAT_U(0xFD, 0x73, "i8x16.sub_sat_u", NONE, SIMD, V128_V128_TO_V128),
    F64X2_CEIL(0xFD, 0x74, "f64x2.ceil", NONE, SIMD, V128_TO_V128),
    F64X2_FLOOR(0xFD, 0x75, "f64x2.floor", NONE, SIMD, V128_TO_V128),
    I8X16_MIN_S(0xFD, 0x76, "i8x16.min_s", NONE, SIMD, V128_V128_TO_V128),
    I8X16_MIN_U(0xFD, 0x77, "i8x16.min_u", NONE, SIMD, V128_V128_TO_V128),
    I8X16_MAX_S(0xFD, 0x78, "i8x16.max_s", NONE, SIMD, V128_V128_TO_V128),
    I8X16_MAX_U(0xFD, 0x79, "i8x16.max_u", NONE, SIMD, V128_V128_TO_V128),
    F64X2_TRUNC(0xFD, 0x7A, "f64x2.trunc", NONE, SIMD, V128_TO_V128),
    I8X16_AVGR_U(0xFD, 0x7B, "i8x16.avgr_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_EXTADD_PAIRWISE_I8X16_S(0xFD, 0x7C, "i16x8.extadd_pairwise_i8x16_s", NONE, SIMD, V128_TO_V128),
    I16X8_EXTADD_PAIRWISE_I8X16_U(0xFD, 0x7D, "i16x8.extadd_pairwise_i8x16_u", NONE, SIMD, V128_TO_V128),
    I32X4_EXTADD_PAIRWISE_I16X8_S(0xFD, 0x7E, "i32x4.extadd_pairwise_i16x8_s", NONE, SIMD, V128_TO_V128),
    I32X4_EXTADD_PAIRWISE_I16X8_U(0xFD, 0x7F, "i32x4.extadd_pairwise_i16x8_u", NONE, SIMD, V128_TO_V128),
    I16X8_ABS(0xFD, 0x80, "i16x8.abs", NONE, SIMD, V128_TO_V128),
    I16X8_NEG(0xFD, 0x81, "i16x8.neg", NONE, SIMD, V128_TO_V128),
    I16X8_Q15MULR_SAT_S(0xFD, 0x82, "i16x8.q15mulr_sat_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_ALL_TRUE(0xFD, 0x83, "i16x8.all_true", NONE, SIMD, V128_TO_I32),
    I16X8_BITMASK(0xFD, 0x84, "i16x8.bitmask", NONE, SIMD, V128_TO_I32),
    I16X8_NARROW_I32X4_S(0xFD, 0x85, "i16x8.narrow_i32x4_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_NARROW_I32X4_U(0xFD, 0x86, "i16x8.narrow_i32x4_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_EXTEND_LOW_I8X16_S(0xFD, 0x87, "i16x8.extend_low_i8x16_s", NONE, SIMD, V128_TO_V128),
    I16X8_EXTEND_HIGH_I8X16_S(0xFD, 0x88, "i16x8.extend_high_i8x16_s", NONE, SIMD, V128_TO_V128),
    I16X8_EXTEND_LOW_I8X16_U(0xFD, 0x89, "i16x8.extend_low_i8x16_u", NONE, SIMD, V128_TO_V128),
    I16X8_EXTEND_HIGH_I8X16_U(0xFD, 0x8A, "i16x8.extend_high_i8x16_u", NONE, SIMD, V128_TO_V128),
    I16X8_SHL(0xFD, 0x8B, "i16x8.shl", NONE, SIMD, V128_I32_TO_V128),
    I16X8_SHR_S(0xFD, 0x8C, "i16x8.shr_s", NONE, SIMD, V128_I32_TO_V128),
    I16X8_SHR_U(0xFD, 0x8D, "i16x8.shr_u", NONE, SIMD, V128_I32_TO_V128),
    I16X8_ADD(0xFD, 0x8E, "i16x8.add", NONE, SIMD, V128_V128_TO_V128),
    I16X8_ADD_SAT_S(0xFD, 0x8F, "i16x8.add_sat_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_ADD_SAT_U(0xFD, 0x90, "i16x8.add_sat_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_SUB(0xFD, 0x91, "i16x8.sub", NONE, SIMD, V128_V128_TO_V128),
    I16X8_SUB_SAT_S(0xFD, 0x92, "i16x8.sub_sat_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_SUB_SAT_U(0xFD, 0x93, "i16x8.sub_sat_u", NONE, SIMD, V128_V128_TO_V128),
    F64X2_NEAREST(0xFD, 0x94, "f64x2.nearest", NONE, SIMD, V128_TO_V128),
    I16X8_MUL(0xFD, 0x95, "i16x8.mul", NONE, SIMD, V128_V128_TO_V128),
    I16X8_MIN_S(0xFD, 0x96, "i16x8.min_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_MIN_U(0xFD, 0x97, "i16x8.min_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_MAX_S(0xFD, 0x98, "i16x8.max_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_MAX_U(0xFD, 0x99, "i16x8.max_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_AVGR_U(0xFD, 0x9B, "i16x8.avgr_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_EXTMUL_LOW_I8X16_S(0xFD, 0x9C, "i16x8.extmul_low_i8x16_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_EXTMUL_HIGH_I8X16_S(0xFD, 0x9D, "i16x8.extmul_high_i8x16_s", NONE, SIMD, V128_V128_TO_V128),
    I16X8_EXTMUL_LOW_I8X16_U(0xFD, 0x9E, "i16x8.extmul_low_i8x16_u", NONE, SIMD, V128_V128_TO_V128),
    I16X8_EXTMUL_HIGH_I8X16_U(0xFD, 0x9F, "i16x8.extmul_high_i8x16_u", NONE, SIMD, V128_V128_TO_V128),
    I32X4_ABS(0xFD, 0xA0, "i32x4.abs", NONE, SIMD, V128_TO_V128),
    I32X4_NEG(0xFD, 0xA1, "i32x4.neg", NONE, SIMD, V128_TO_V128),
    I32X4_ALL_TRUE(0xFD, 0xA3, "i32x4.all_true", NONE, SIMD, V128_TO_I32),
    I32X4_BITMASK(0xFD, 0xA4, "i32x4.bitmask", NONE, SIMD, V128_TO_I32),
    I32X4_EXTEND_LOW_I16X8_S(0xFD, 0xA7, "i32x4.extend_low_i16x8_s", NONE, SIMD, V128_TO_V128),
    I32X4_EXTEND_HIGH_I16X8_S(0xFD, 0xA8, "i32x4.extend_high_i16x8_s", NONE, SIMD, V128_TO_V128),
    I32X4_EXTEND_LOW_I16X8_U(0xFD, 0xA9, "i32x4.extend_low_i16x8_u", NONE, SIMD, V128_TO_V128),
    I32X4_EXTEND_HIGH_I16X8_U(0xFD, 0xAA, "i32x4.extend_high_i16x8_u", NONE, SIMD, V128_TO_V128),
    I32X4_SHL(0xFD, 0xAB, "i32x4.shl", NONE, SIMD, V128_I32_TO_V128),
    I32X4_SHR_S(0xFD, 0xAC, "i32x4.shr_s", NONE, SIMD, V128_I32_TO_V128),
    I32X4_SHR_U(0xFD, 0xAD, "i32x4.shr_u", NONE, SIMD, V128_I32_TO_V128),
    I32X4_ADD(0xFD, 0xAE, "i32x4.add", NONE, SIMD, V128_V128_TO_V128),
    I32X4_SUB(0xFD, 0xB1, "i32x4.sub", NONE, SIMD, V128_V128_TO_V128),
    I32X4_MUL(0xFD, 0xB5, "i32x4.mul", NONE, SIMD, V128_V128_TO_V128),
    I32X4_MIN_S(0xFD, 0xB6, "i32x4.min_s", NONE, SIMD, V128_V128_TO_V128),
    I32X4_MIN_U(0xFD, 0xB7, "i32x4.min_u", NONE, SIMD, V128_V128_TO_V128),
    I32X4_MAX_S(0xFD, 0xB8, "i32x4.max_s", NONE, SIMD, V128_V128_TO_V128),
    I32X4_MAX_U(0xFD, 0xB9, "i32x4.max_u", NONE, SIMD, V128_V128_TO_V128),
    I32X4_DOT_I16X8_S(0xFD, 0xBA, "i32x4.dot_i16x8_s", NONE, SIMD, V128_V128_TO_V128),
    I32X4_EXTMUL_LOW_I16X8_S(0xFD, 0xBC, "i32x4.extmul_low_i16x8_s", NONE, SIMD, V128_V128_TO_V128),
    I32X4_EXTMUL_HIGH_I16X8_S(0xFD, 0xBD, "i32x4.extmul_high_i16x8_s", NONE, SIMD, V128_V128_TO_V128),
    I32X4_EXTMUL_LOW_I16X8_U(0xFD, 0xBE, "i32x4.extmul_low_i16x8_u", NONE, SIMD, V128_V128_TO_V128),
    I32X4_EXTMUL_HIGH_I16X8_U(0xFD, 0xBF, "i32x4.extmul_high_i16x8_u", NONE, SIMD, V128_V128_TO_V128),
    I64X2_ABS(0xFD, 0xC0, "i64x2.abs", NONE, SIMD, V128_TO_V128),
    I64X2_NEG(0xFD, 0xC1, "i64x2.neg", NONE, SIMD, V128_TO_V128),
    I64X2_ALL_TRUE(0xFD, 0xC3, "i64x2.all_true", NONE, SIMD, V128_TO_I32),
    I64X2_BITMASK(0xFD, 0xC4, "i64x2.bitmask", NONE, SIMD, V128_TO_I32),
    I64X2_EXTEND_LOW_I32X4_S(0xFD, 0xC7, "i64x2.extend_low_i32x4_s", NONE, SIMD, V128_TO_V128),
    I64X2_EXTEND_HIGH_I32X4_S(0xFD, 0xC8, "i64x2.extend_high_i32x4_s", NONE, SIMD, V128_TO_V128),
    I64X2_EXTEND_LOW_I32X4_U(0xFD, 0xC9, "i64x2.extend_low_i32x4_u", NONE, SIMD, V128_TO_V128),
    I64X2_EXTEND_HIGH_I32X4_U(0xFD, 0xCA, "i64x2.extend_high_i32x4_u", NONE, SIMD, V128_TO_V128),
    I64X2_SHL(0xFD, 0xCB, "i64x2.shl", NONE, SIMD, V128_I32_TO_V128),
    I64X2_SHR_S(0xFD, 0xCC, "i64x2.shr_s", NONE, SIMD, V128_I32_TO_V128),
    I64X2_SHR_U(0xFD, 0xCD, "i64x2.shr_u", NONE, SIMD, V128_I32_TO_V128),
    I64X2_ADD(0xFD, 0xCE, "i64x2.add", NONE, SIMD, V128_V128_TO_V128),
    I64X2_SUB(0xFD, 0xD1, "i64x2.sub", NONE, SIMD, V128_V128_TO_V128),
    I64X2_MUL(0xFD, 0xD5, "i64x2.mul", NONE, SIMD, V128_V128_TO_V128),
    I64X2_EQ(0xFD, 0xD6, "i64x2.eq", NONE, SIMD, V128_V128_TO_V128),
    I64X2_NE(0xFD, 0xD7, "i64x2.ne", NONE, SIMD, V128_V128_TO_V128),
    I64X2_LT_S(0xFD, 0xD8, "i64x2.lt_s", NONE, SIMD, V128_V128_TO_V128),
    I64X2_GT_S(0xFD, 0xD9, "i64x2.gt_s", NONE, SIMD, V128_V128_TO_V128),
    I64X2_LE_S(0xFD, 0xDA, "i64x2.le_s", NONE, SIMD, V128_V128_TO_V128),
    I64X2_GE_S(0xFD, 0xDB, "i64x2.ge_s", NONE, SIMD, V128_V128_TO_V128),
    I64X2_EXTMUL_LOW_I32X4_S(0xFD, 0xDC, "i64x2.extmul_low_i32x4_s", NONE, SIMD, V128_V128_TO_V128),
    I64X2_EXTMUL_HIGH_I32X4_S(0xFD, 0xDD, "i64x2.extmul_high_i32x4_s", NONE, SIMD, V128_V128_TO_V128),
    I64X2_EXTMUL_LOW_I32X4_U(0xFD, 0xDE, "i64x2.extmul_low_i32x4_u", NONE, SIMD, V128_V128_TO_V128),
    I64X2_EXTMUL_HIGH_I32X4_U(0xFD, 0xDF, "i64x2.extmul_high_i32x4_u", NONE, SIMD, V128_V128_TO_V128),
    F32X4_ABS(0xFD, 0xE0, "f32x4.abs", NONE, SIMD, V128_TO_V128),
    F32X4_NEG(0xFD, 0xE1, "f32x4.neg", NONE, SIMD, V128_TO_V128),
    F32X4_SQRT(0xFD, 0xE3, "f32x4.sqrt", NONE, SIMD, V128_TO_V128),
    F32X4_ADD(0xFD, 0xE4, "f32x4.add", NONE, SIMD, V128_V128_TO_V128),
    F32X4_SUB(0xFD, 0xE5, "f32x4.sub", NONE, SIMD, V128_V128_TO_V128),
    F32X4_MUL(0xFD, 0xE6, "f32x4.mul", NONE, SIMD, V128_V128_TO_V128),
    F32X4_DIV(0xFD, 0xE7, "f32x4.div", NONE, SIMD, V128_V128_TO_V128),
    F32X4_MIN(0xFD, 0xE8, "f32x4.min", NONE, SIMD, V128_V128_TO_V128),
    F32X4_MAX(0xFD, 0xE9, "f32x4.max", NONE, SIMD, V128_V128_TO_V128),
    F32X4_PMIN(0xFD, 0xEA, "f32x4.pmin", NONE, SIMD, V128_V128_TO_V128),
    F32X4_PMAX(0xFD, 0xEB, "f32x4.pmax", NONE, SIMD, V128_V128_TO_V128),
    F64X2_ABS(0xFD, 0xEC, "f64x2.abs", NONE, SIMD, V128_TO_V128),
    F64X2_NEG(0xFD, 0xED, "f64x2.neg", NONE, SIMD, V128_TO_V128),
    F64X2_SQRT(0xFD, 0xEF, "f64x2.sqrt", NONE, SIMD, V128_TO_V128),
    F64X2_ADD(0xFD, 0xF0, "f64x2.add", NONE, SIMD, V128_V128_TO_V128),
    F64X2_SUB(0xFD, 0xF1, "f64x2.sub", NONE, SIMD, V128_V128_TO_V128),
    F64X2_MUL(0xFD, 0xF2, "f64x2.mul", NONE, SIMD, V128_V128_TO_V128),
    F64X2_DIV(0xFD, 0xF3, "f64x2.div", NONE, SIMD, V128_V128_TO_V128),
    F64X2_MIN(0xFD, 0xF4, "f64x2.min", NONE, SIMD, V128_V128_TO_V128),
    F64X2_MAX(0xFD, 0xF5, "f64x2.max", NONE, SIMD, V128_V128_TO_V128),
    F64X2_PMIN(0xFD, 0xF6, "f64x2.pmin", NONE, SIMD, V128_V128_TO_V128),
    F64X2_PMAX(0xFD, 0xF7, "f64x2.pmax", NONE, SIMD, V128_V128_TO_V128),
    I32X4_TRUNC_SAT_F32X4_S(0xFD, 0xF8, "i32x4.trunc_sat_f32x4_s", NONE, SIMD, V128_TO_V128),
    I32X4_TRUNC_SAT_F32X4_U(0xFD, 0xF9, "i32x4.trunc_sat_f32x4_u", NONE, SIMD, V128_TO_V128),
    F32X4_CONVERT_I32X4_S(0xFD, 0xFA, "f32x4.convert_i32x4_s", NONE, SIMD, V128_TO_V128),
    F32X4_CONVERT_I32X4_U(0xFD, 0xFB, "f32x4.convert_i32x4_u", NONE, SIMD, V128_TO_V128),
    I32X4_TRUNC_SAT_F64X2_S_ZERO(0xFD, 0xFC, "i32x4.trunc_sat_f64x2_s_zero", NONE, SIMD, V128_TO_V128),
    I32X4_TRUNC_SAT_F64X2_U_ZERO(0xFD, 0xFD, "i32x4.trunc_sat_f64x2_u_zero", NONE, SIMD, V128_TO_V128),
    F64X2_CONVERT_LOW_I32X4_S(0xFD, 0xFE, "f64x2.convert_low_i32x4_s", NONE, SIMD, V128_TO_V128),
    F64X2_CONVERT_LOW_I32X4_U(0xFD, 0xFF, "f64x2.convert_low_i32x4_u", NONE, SIMD, V128_TO_V128),
    I8X16_RELAXED_SWIZZLE(0xFD, 0x100, "i8x16.relaxed_swizzle", NONE, RELAXED_SIMD, V128_V128_TO_V128),
    I32X4_RELAXED_TRUNC_F32X4_S(0xFD, 0x101, "i32x4.relaxed_trunc_f32x4_s", NONE, RELAXED_SIMD, V128_TO_V128),
    I32X4_RELAXED_TRUNC_F32X4_U(0xFD, 0x102, "i32x4.relaxed_trunc_f32x4_u", NONE, RELAXED_SIMD, V128_TO_V128),
    I32X4_RELAXED_TRUNC_F64X2_S_ZERO(0xFD, 0x103, "i32x4.relaxed_trunc_f64x2_s_zero", NONE, RELAXED_SIMD, V128_TO_V128),
    I32X4_RELAXED_TRUNC_F64X2_U_ZERO(0xFD, 0x104, "i32x4.relaxed_trunc_f64x2_u_zero", NONE, RELAXED_SIMD, V128_TO_V128),
    F32X4_RELAXED_MADD(0xFD, 0x105, "f32x4.relaxed_madd", NONE, RELAXED_SIMD, V128_V128_V128_TO_V128),
    F32X4_RELAXED_NMADD(0xFD, 0x106, "f32x4.relaxed_nmadd", NONE, RELAXED_SIMD, V128_V128_V128_TO_V128),
    F64X2_RELAXED_MADD(0xFD, 0x107, "f64x2.relaxed_madd", NONE, RELAXED_SIMD, V128_V128_V128_TO_V128),
    F64X2_RELAXED_NMADD(0xFD, 0x108, "f64x2.relaxed_nmadd", NONE, RELAXED_SIMD, V128_V128_V128_TO_V128),
    I8X16_RELAXED_LANESELECT(0xFD, 0x109, "i8x16.relaxed_laneselect", NONE, RELAXED_SIMD, V128_V128_V128_TO_V128),
    I16X8_RELAXED_LANESELECT(0xFD, 0x10A, "i16x8.relaxed_laneselect", NONE, RELAXED_SIMD, V128_V128_V128_TO_V128),
    I32X4_RELAXED_LANESELECT(0xFD, 0x10B, "i32x4.relaxed_laneselect", NONE, RELAXED_SIMD, V128_V128_V128_TO_V128),
    I64X2_RELAXED_LANESELECT(0xFD, 0x10C, "i64x2.relaxed_laneselect", NONE, RELAXED_SIMD, V128_V128_V128_TO_V128),
    F32X4_RELAXED_MIN(0xFD, 0x10D, "f32x4.relaxed_min", NONE, RELAXED_SIMD, V128_V128_TO_V128),
    F32X4_RELAXED_MAX(0xFD, 0x10E, "f32x4.relaxed_max", NONE, RELAXED_SIMD, V128_V128_TO_V128),
    F64X2_RELAXED_MIN(0xFD, 0x10F, "f64x2.relaxed_min", NONE, RELAXED_SIMD, V128_V128_TO_V128),
    F64X2_RELAXED_MAX(0xFD, 0x110, "f64x2.relaxed_max", NONE, RELAXED_SIMD, V128_V128_TO_V128),
    I16X8_RELAXED_Q15MULR_S(0xFD, 0x111, "i16x8.relaxed_q15mulr_s", NONE, RELAXED_SIMD, V128_V128_TO_V128),
    I16X8_RELAXED_DOT_I8X16_I7X16_S(
            0xFD, 0x112, "i16x8.relaxed_dot_i8x16_i7x16_s", NONE, RELAXED_SIMD, V128_V128_TO_V128),
    I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(
            0xFD, 0x113, "i32x4.relaxed_dot_i8x16_i7x16_add_s", NONE, RELAXED_SIMD, V128_V128_V128_TO_V128),

    // prefix 0xFE
    MEMORY_ATOMIC_NOTIFY(0xFE, 0x00, "memory.atomic.notify", MEMARG, THREADS, ADDRESS_I32_TO_I32, 4),
    MEMORY_ATOMIC_WAIT32(0xFE, 0x01, "memory.atomic.wait32", MEMARG, THREADS, ADDRESS_I32_I64_TO_I32, 4),
    MEMORY_ATOMIC_WAIT64(0xFE, 0x02, "memory.atomic.wait64", MEMARG, THREADS, ADDRESS_I64_I64_TO_I32, 8),
    ATOMIC_FENCE(0xFE, 0x03, "atomic.fence", ZERO, THREADS, NONE_TO_NONE),
    I32_ATOMIC_LOAD(0xFE, 0x10, "i32.atomic.load", MEMARG, THREADS, ADDRESS_TO_I32, 4),
    I64_ATOMIC_LOAD(0xFE, 0x11, "i64.atomic.load", MEMARG, THREADS, ADDRESS_TO_I64, 8),
    I32_ATOMIC_LOAD8_U(0xFE, 0x12, "i32.atomic.load8_u", MEMARG, THREADS, ADDRESS_TO_I32, 1),
    I32_ATOMIC_LOAD16_U(0xFE, 0x13, "i32.atomic.load16_u", MEMARG, THREADS, ADDRESS_TO_I32, 2),
    I64_ATOMIC_LOAD8_U(0xFE, 0x14, "i64.atomic.load8_u", MEMARG, THREADS, ADDRESS_TO_I64, 1),
    I64_ATOMIC_LOAD16_U(0xFE, 0x15, "i64.atomic.load16_u", MEMARG, THREADS, ADDRESS_TO_I64, 2),
    I64_ATOMIC_LOAD32_U(0xFE, 0x16, "i64.atomic.load32_u", MEMARG, THREADS, ADDRESS_TO_I64, 4),
    I32_ATOMIC_STORE(0xFE, 0x17, "i32.atomic.store", MEMARG, THREADS, ADDRESS_I32_TO_NONE, 4),
    I64_ATOMIC_STORE(0xFE, 0x18, "i64.atomic.store", MEMARG, THREADS, ADDRESS_I64_TO_NONE, 8),
    I32_ATOMIC_STORE8(0xFE, 0x19, "i32.atomic.store8", MEMARG, THREADS, ADDRESS_I32_TO_NONE, 1),
    I32_ATOMIC_STORE16(0xFE, 0x1A, "i32.atomic.store16", MEMARG, THREADS, ADDRESS_I32_TO_NONE, 2),
    I64_ATOMIC_STORE8(0xFE, 0x1B, "i64.atomic.store8", MEMARG, THREADS, ADDRESS_I64_TO_NONE, 1),
    I64_ATOMIC_STORE16(0xFE, 0x1C, "i64.atomic.store16", MEMARG, THREADS, ADDRESS_I64_TO_NONE, 2),
    I64_ATOMIC_STORE32(0xFE, 0x1D, "i64.atomic.store32", MEMARG, THREADS, ADDRESS_I64_TO_NONE, 4),
    I32_ATOMIC_RMW_ADD(0xFE, 0x1E, "i32.atomic.rmw.add", MEMARG, THREADS, ADDRESS_I32_TO_I32, 4),
    I64_ATOMIC_RMW_ADD(0xFE, 0x1F, "i64.atomic.rmw.add", MEMARG, THREADS, ADDRESS_I64_TO_I64, 8),
    I32_ATOMIC_RMW8_ADD_U(0xFE, 0x20, "i32.atomic.rmw8.add_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 1),
    I32_ATOMIC_RMW16_ADD_U(0xFE, 0x21, "i32.atomic.rmw16.add_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 2),
    I64_ATOMIC_RMW8_ADD_U(0xFE, 0x22, "i64.atomic.rmw8.add_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 1),
    I64_ATOMIC_RMW16_ADD_U(0xFE, 0x23, "i64.atomic.rmw16.add_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 2),
    I64_ATOMIC_RMW32_ADD_U(0xFE, 0x24, "i64.atomic.rmw32.add_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 4),
    I32_ATOMIC_RMW_SUB(0xFE, 0x25, "i32.atomic.rmw.sub", MEMARG, THREADS, ADDRESS_I32_TO_I32, 4),
    I64_ATOMIC_RMW_SUB(0xFE, 0x26, "i64.atomic.rmw.sub", MEMARG, THREADS, ADDRESS_I64_TO_I64, 8),
    I32_ATOMIC_RMW8_SUB_U(0xFE, 0x27, "i32.atomic.rmw8.sub_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 1),
    I32_ATOMIC_RMW16_SUB_U(0xFE, 0x28, "i32.atomic.rmw16.sub_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 2),
    I64_ATOMIC_RMW8_SUB_U(0xFE, 0x29, "i64.atomic.rmw8.sub_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 1),
    I64_ATOMIC_RMW16_SUB_U(0xFE, 0x2A, "i64.atomic.rmw16.sub_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 2),
    I64_ATOMIC_RMW32_SUB_U(0xFE, 0x2B, "i64.atomic.rmw32.sub_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 4),
    I32_ATOMIC_RMW_AND(0xFE, 0x2C, "i32.atomic.rmw.and", MEMARG, THREADS, ADDRESS_I32_TO_I32, 4),
    I64_ATOMIC_RMW_AND(0xFE, 0x2D, "i64.atomic.rmw.and", MEMARG, THREADS, ADDRESS_I64_TO_I64, 8),
    I32_ATOMIC_RMW8_AND_U(0xFE, 0x2E, "i32.atomic.rmw8.and_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 1),
    I32_ATOMIC_RMW16_AND_U(0xFE, 0x2F, "i32.atomic.rmw16.and_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 2),
    I64_ATOMIC_RMW8_AND_U(0xFE, 0x30, "i64.atomic.rmw8.and_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 1),
    I64_ATOMIC_RMW16_AND_U(0xFE, 0x31, "i64.atomic.rmw16.and_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 2),
    I64_ATOMIC_RMW32_AND_U(0xFE, 0x32, "i64.atomic.rmw32.and_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 4),
    I32_ATOMIC_RMW_OR(0xFE, 0x33, "i32.atomic.rmw.or", MEMARG, THREADS, ADDRESS_I32_TO_I32, 4),
    I64_ATOMIC_RMW_OR(0xFE, 0x34, "i64.atomic.rmw.or", MEMARG, THREADS, ADDRESS_I64_TO_I64, 8),
    I32_ATOMIC_RMW8_OR_U(0xFE, 0x35, "i32.atomic.rmw8.or_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 1),
    I32_ATOMIC_RMW16_OR_U(0xFE, 0x36, "i32.atomic.rmw16.or_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 2),
    I64_ATOMIC_RMW8_OR_U(0xFE, 0x37, "i64.atomic.rmw8.or_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 1),
    I64_ATOMIC_RMW16_OR_U(0xFE, 0x38, "i64.atomic.rmw16.or_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 2),
    I64_ATOMIC_RMW32_OR_U(0xFE, 0x39, "i64.atomic.rmw32.or_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 4),
    I32_ATOMIC_RMW_XOR(0xFE, 0x3A, "i32.atomic.rmw.xor", MEMARG, THREADS, ADDRESS_I32_TO_I32, 4),
    I64_ATOMIC_RMW_XOR(0xFE, 0x3B, "i64.atomic.rmw.xor", MEMARG, THREADS, ADDRESS_I64_TO_I64, 8),
    I32_ATOMIC_RMW8_XOR_U(0xFE, 0x3C, "i32.atomic.rmw8.xor_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 1),
    I32_ATOMIC_RMW16_XOR_U(0xFE, 0x3D, "i32.atomic.rmw16.xor_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 2),
    I64_ATOMIC_RMW8_XOR_U(0xFE, 0x3E, "i64.atomic.rmw8.xor_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 1),
    I64_ATOMIC_RMW16_XOR_U(0xFE, 0x3F, "i64.atomic.rmw16.xor_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 2),
    I64_ATOMIC_RMW32_XOR_U(0xFE, 0x40, "i64.atomic.rmw32.xor_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 4),
    I32_ATOMIC_RMW_XCHG(0xFE, 0x41, "i32.atomic.rmw.xchg", MEMARG, THREADS, ADDRESS_I32_TO_I32, 4),
    I64_ATOMIC_RMW_XCHG(0xFE, 0x42, "i64.atomic.rmw.xchg", MEMARG, THREADS, ADDRESS_I64_TO_I64, 8),
    I32_ATOMIC_RMW8_XCHG_U(0xFE, 0x43, "i32.atomic.rmw8.xchg_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 1),
    I32_ATOMIC_RMW16_XCHG_U(0xFE, 0x44, "i32.atomic.rmw16.xchg_u", MEMARG, THREADS, ADDRESS_I32_TO_I32, 2),
    I64_ATOMIC_RMW8_XCHG_U(0xFE, 0x45, "i64.atomic.rmw8.xchg_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 1),
    I64_ATOMIC_RMW16_XCHG_U(0xFE, 0x46, "i64.atomic.rmw16.xchg_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 2),
    I64_ATOMIC_RMW32_XCHG_U(0xFE, 0x47, "i64.atomic.rmw32.xchg_u", MEMARG, THREADS, ADDRESS_I64_TO_I64, 4),
    I32_ATOMIC_RMW_CMPXCHG(0xFE, 0x48, "i32.atomic.rmw.cmpxchg", MEMARG, THREADS, ADDRESS_I32_I32_TO_I32, 4),
    I64_ATOMIC_RMW_CMPXCHG(0xFE, 0x49, "i64.atomic.rmw.cmpxchg", MEMARG, THREADS, ADDRESS_I64_I64_TO_I64, 8),
    I32_ATOMIC_RMW8_CMPXCHG_U(0xFE, 0x4A, "i32.atomic.rmw8.cmpxchg_u", MEMARG, THREADS, ADDRESS_I32_I32_TO_I32, 1),
    I32_ATOMIC_RMW16_CMPXCHG_U(0xFE, 0x4B, "i32.atomic.rmw16.cmpxchg_u", MEMARG, THREADS, ADDRESS_I32_I32_TO_I32, 2),
    I64_ATOMIC_RMW8_CMPXCHG_U(0xFE, 0x4C, "i64.atomic.rmw8.cmpxchg_u", MEMARG, THREADS, ADDRESS_I64_I64_TO_I64, 1),
    I64_ATOMIC_RMW16_CMPXCHG_U(0xFE, 0x4D, "i64.atomic.rmw16.cmpxchg_u", MEMARG, THREADS, ADDRESS_I64_I64_TO_I64, 2),
    I64_ATOMIC_RMW32_CMPXCHG_U(0xFE, 0x4E, "i64.atomic.rmw32.cmpxchg_u", MEMARG, THREADS, ADDRESS_I64_I64_TO_I64, 4);

    /** The bytes that begin a two-part opcode, whose second part is a LEB128 number. */
    private static final int FIRST_PREFIX = 0xFB;

    private static final List<Optional<Opcode>> PLAIN = table(0);
    private static final List<List<Optional<Opcode>>> PREFIXED =
            List.of(table(0xFB), table(0xFC), table(0xFD), table(0xFE));

    private final int prefix;
    private final int code;
    private final String mnemonic;
    private final Immediates immediates;
    private final Feature feature;
    private final Typing typing;
    private final int accessBytes;

    Opcode(int code, String mnemonic, Immediates immediates, Feature feature, Typing typing) {
        this(0, code, mnemonic, immediates, feature, typing, 0);
    }

    Opcode(int code, String mnemonic, Immediates immediates, Feature feature, Typing typing, int accessBytes) {
        this(0, code, mnemonic, immediates, feature, typing, accessBytes);
    }

    Opcode(int prefix, int code, String mnemonic, Immediates immediates, Feature feature, Typing typing) {
        this(prefix, code, mnemonic, immediates, feature, typing, 0);
    }

    Opcode(
            int prefix,
            int code,
            String mnemonic,
            Immediates immediates,
            Feature feature,
            Typing typing,
            int accessBytes) {
        this.prefix = prefix;
        this.code = code;
        this.mnemonic = mnemonic;
        this.immediates = immediates;
        this.feature = feature;
        this.typing = typing;
        this.accessBytes = accessBytes;
    }

    /** Whether a byte begins a two-part opcode. */
    public static boolean isPrefix(int firstByte) {
        return firstByte >= FIRST_PREFIX && firstByte < FIRST_PREFIX + PREFIXED.size();
    }

    /** The instruction of a one-byte opcode, 0 to 255. */
    public static Optional<Opcode> of(int code) {
        return find(PLAIN, code);
    }

    /** The instruction of a two-part opcode; {@code code} is taken as unsigned. */
    public static Optional<Opcode> of(int prefix, int code) {
        return isPrefix(prefix) ? find(PREFIXED.get(prefix - FIRST_PREFIX), code) : Optional.empty();
    }

    /** The prefix byte, or 0. */
    public int prefix() {
        return prefix;
    }

    /** Whether it is one of the vector instructions, which have a prefix of their own. */
    public boolean isVector() {
        return prefix == V128_LOAD.prefix;
    }

    /** Whether it is one of the atomic memory instructions, which have a prefix of their own. */
    public boolean isAtomic() {
        return prefix == ATOMIC_FENCE.prefix;
    }

    /** The opcode's byte, or the number behind the prefix. */
    public int code() {
        return code;
    }

    /** The name in the text format. */
    public String mnemonic() {
        return mnemonic;
    }

    public Immediates immediates() {
        return immediates;
    }

    /** The feature that an engine needs for this instruction. */
    public Feature feature() {
        return feature;
    }

    /** What the instruction takes from the operand stack and leaves there. */
    public Typing typing() {
        return typing;
    }

    /** The size of an access to memory, or of the lane that is read or written; 0 for all other instructions. */
    public int accessBytes() {
        return accessBytes;
    }

    private static Optional<Opcode> find(List<Optional<Opcode>> table, int code) {
        return code >= 0 && code < table.size() ? table.get(code) : Optional.empty();
    }

    private static List<Optional<Opcode>> table(int prefix) {
        var table = new ArrayList<Optional<Opcode>>();
        for (Opcode op : values()) {
            if (op.prefix == prefix) {
                while (table.size() <= op.code) {
                    table.add(Optional.empty());
                }
                table.set(op.code, Optional.of(op));
            }
        }
        return List.copyOf(table);
    }
}
