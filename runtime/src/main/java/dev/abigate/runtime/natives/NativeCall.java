package dev.abigate.runtime.natives;

import dev.abigate.format.ByteString;
import dev.abigate.format.host.NativeSignature;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.runtime.instance.HostCall;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.TypedMemory;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/**
 * A call of a native function whose addresses have been checked: where the signature has {@code *}, at least one byte is
 * there, or as many as the argument behind it says if that is {@code ~}; where it has {@code $}, a NUL ends the string
 * inside the memory.
 */
public final class NativeCall {
    private final HostCall call;
    private final Instance caller;
    private final LinearMemory memory;
    private final AddressType addresses;

    private NativeCall(HostCall call, Instance caller, AddressType addresses) {
        this.call = call;
        this.caller = caller;
        this.memory = caller.firstMemory();
        this.addresses = addresses;
    }

    /**
     * Checks the addresses among the arguments.
     *
     * @throws Trap where one is outside of the caller's memory, or the embedder calls, who has none
     */
    static NativeCall check(HostCall host, NativeSignature signature, AddressType addresses) {
        Instance caller = host.caller()
                .orElseThrow(() -> new Trap(TrapKind.HOST_ERROR, "native function called without an instance"));
        var call = new NativeCall(host, caller, addresses);
        String letters = signature.text().substring(1, signature.text().indexOf(')'));
        for (int i = 0; i < letters.length(); i++) {
            switch (letters.charAt(i)) {
                case '*' -> {
                    boolean counted = i + 1 < letters.length() && letters.charAt(i + 1) == '~';
                    call.require(call.address(i), counted ? call.address(i + 1) : 1);
                }
                case '$' -> call.stringLength(call.address(i));
                default -> {}
            }
        }
        return call;
    }

    /**
     * Requires bytes of the memory.
     *
     * @throws Trap where they are not all inside, or none are asked for beyond the end of the memory
     */
    public void require(long address, long bytes) {
        typedMemory().require(address, bytes);
    }

    /** The instance that calls. */
    public Instance caller() {
        return caller;
    }

    /** The memory that addresses are in. */
    public LinearMemory memory() {
        return memory;
    }

    /** The memory as numbers, strings, lists and structures. */
    public TypedMemory typedMemory() {
        return new TypedMemory(memory);
    }

    /** How many arguments there are. */
    public int arguments() {
        return call.arguments().size();
    }

    /** An address, a length or a size: unsigned. */
    public long address(int parameter) {
        return switch (addresses) {
            case I32 -> Integer.toUnsignedLong(call.i32(parameter));
            case I64 -> call.i64(parameter);
        };
    }

    public int i32(int parameter) {
        return call.i32(parameter);
    }

    public long i64(int parameter) {
        return call.i64(parameter);
    }

    public float f32(int parameter) {
        return call.f32(parameter);
    }

    public double f64(int parameter) {
        return call.f64(parameter);
    }

    public @Nullable Object reference(int parameter) {
        return call.reference(parameter);
    }

    /** The string at an address, without the NUL that ends it. */
    public ByteString string(int parameter) {
        return memory.read(address(parameter), stringLength(address(parameter)));
    }

    /**
     * Bytes before the NUL that ends the string at an address.
     *
     * @throws Trap where no NUL is inside the memory
     */
    public int stringLength(long address) {
        return typedMemory().stringLength(address);
    }

    /** The bytes at an address, as many as the argument behind it says. */
    public ByteString bytes(int parameter) {
        return memory.read(address(parameter), (int) Math.min(address(parameter + 1), Integer.MAX_VALUE));
    }

    /** Sets the result. */
    public void result(int value) {
        call.result(value);
    }

    /** Sets the result. */
    public void result(long value) {
        call.result(value);
    }

    /** Sets the result. */
    public void result(float value) {
        call.result(value);
    }

    /** Sets the result. */
    public void result(double value) {
        call.result(value);
    }

    /** Sets the result to an address or a size. */
    public void resultAddress(long value) {
        switch (addresses) {
            case I32 -> call.result((int) value);
            case I64 -> call.result(value);
        }
    }

    /** Sets the result. */
    public void resultReference(@Nullable Object reference) {
        call.resultReference(reference);
    }
}
