package dev.abigate.format.component;

import static dev.abigate.format.component.CanonOperand.Kind.CORE_MEMORY;
import static dev.abigate.format.component.CanonOperand.Kind.CORE_TABLE;
import static dev.abigate.format.component.CanonOperand.Kind.CORE_TYPE;
import static dev.abigate.format.component.CanonOperand.Kind.FLAG;
import static dev.abigate.format.component.CanonOperand.Kind.OPTIONS;
import static dev.abigate.format.component.CanonOperand.Kind.RESULT;
import static dev.abigate.format.component.CanonOperand.Kind.SLOT;
import static dev.abigate.format.component.CanonOperand.Kind.STORAGE_TYPE;
import static dev.abigate.format.component.CanonOperand.Kind.TYPE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The core functions that the host provides to every component. Closed: any other code is malformed. */
public enum CanonBuiltIn {
    RESOURCE_NEW(0x02, "resource.new", TYPE),
    RESOURCE_DROP(0x03, "resource.drop", TYPE),
    RESOURCE_REP(0x04, "resource.rep", TYPE),
    TASK_CANCEL(0x05, "task.cancel"),
    SUBTASK_CANCEL(0x06, "subtask.cancel", FLAG),
    TASK_RETURN(0x09, "task.return", RESULT, OPTIONS),
    CONTEXT_GET(0x0A, "context.get", STORAGE_TYPE, SLOT),
    CONTEXT_SET(0x0B, "context.set", STORAGE_TYPE, SLOT),
    THREAD_YIELD(0x0C, "thread.yield", FLAG),
    SUBTASK_DROP(0x0D, "subtask.drop"),
    STREAM_NEW(0x0E, "stream.new", TYPE),
    STREAM_READ(0x0F, "stream.read", TYPE, OPTIONS),
    STREAM_WRITE(0x10, "stream.write", TYPE, OPTIONS),
    STREAM_CANCEL_READ(0x11, "stream.cancel-read", TYPE, FLAG),
    STREAM_CANCEL_WRITE(0x12, "stream.cancel-write", TYPE, FLAG),
    STREAM_DROP_READABLE(0x13, "stream.drop-readable", TYPE),
    STREAM_DROP_WRITABLE(0x14, "stream.drop-writable", TYPE),
    FUTURE_NEW(0x15, "future.new", TYPE),
    FUTURE_READ(0x16, "future.read", TYPE, OPTIONS),
    FUTURE_WRITE(0x17, "future.write", TYPE, OPTIONS),
    FUTURE_CANCEL_READ(0x18, "future.cancel-read", TYPE, FLAG),
    FUTURE_CANCEL_WRITE(0x19, "future.cancel-write", TYPE, FLAG),
    FUTURE_DROP_READABLE(0x1A, "future.drop-readable", TYPE),
    FUTURE_DROP_WRITABLE(0x1B, "future.drop-writable", TYPE),
    ERROR_CONTEXT_NEW(0x1C, "error-context.new", OPTIONS),
    ERROR_CONTEXT_DEBUG_MESSAGE(0x1D, "error-context.debug-message", OPTIONS),
    ERROR_CONTEXT_DROP(0x1E, "error-context.drop"),
    WAITABLE_SET_NEW(0x1F, "waitable-set.new"),
    WAITABLE_SET_WAIT(0x20, "waitable-set.wait", FLAG, CORE_MEMORY),
    WAITABLE_SET_POLL(0x21, "waitable-set.poll", FLAG, CORE_MEMORY),
    WAITABLE_SET_DROP(0x22, "waitable-set.drop"),
    WAITABLE_JOIN(0x23, "waitable.join"),
    BACKPRESSURE_INC(0x24, "backpressure.inc"),
    BACKPRESSURE_DEC(0x25, "backpressure.dec"),
    THREAD_INDEX(0x26, "thread.index"),
    THREAD_NEW_INDIRECT(0x27, "thread.new-indirect", CORE_TYPE, CORE_TABLE),
    THREAD_RESUME_LATER(0x28, "thread.resume-later"),
    THREAD_SUSPEND(0x29, "thread.suspend", FLAG),
    THREAD_SUSPEND_THEN_RESUME(0x2A, "thread.suspend-then-resume", FLAG),
    THREAD_YIELD_THEN_RESUME(0x2B, "thread.yield-then-resume", FLAG),
    THREAD_SUSPEND_THEN_PROMOTE(0x2C, "thread.suspend-then-promote", FLAG),
    THREAD_YIELD_THEN_PROMOTE(0x2D, "thread.yield-then-promote", FLAG),
    THREAD_SPAWN_REF(0x40, "thread.spawn-ref", FLAG, CORE_TYPE),
    THREAD_SPAWN_INDIRECT(0x41, "thread.spawn-indirect", FLAG, CORE_TYPE, CORE_TABLE),
    THREAD_AVAILABLE_PARALLELISM(0x42, "thread.available-parallelism", FLAG);

    private final int code;
    private final String text;
    private final List<CanonOperand.Kind> operands;

    CanonBuiltIn(int code, String text, CanonOperand.Kind... operands) {
        this.code = code;
        this.text = text;
        this.operands = List.of(operands);
    }

    /** The byte in the binary format. */
    public int code() {
        return code;
    }

    /** The function's name. */
    public String text() {
        return text;
    }

    /** What follows the code, in order. */
    public List<CanonOperand.Kind> operands() {
        return operands;
    }

    /** The function of a byte. */
    public static Optional<CanonBuiltIn> of(int code) {
        return Arrays.stream(values()).filter(function -> function.code == code).findFirst();
    }
}
