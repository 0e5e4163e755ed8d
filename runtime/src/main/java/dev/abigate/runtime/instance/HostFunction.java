package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;

/** A function that the host provides. */
public final class HostFunction extends Function {
    private final Body body;

    /** What a host function does. */
    @FunctionalInterface
    public interface Body {
        /** Reads the arguments and sets the results. */
        void call(HostCall call);
    }

    /** A function of a store; the type is one of its registry. */
    public HostFunction(Store store, DefinedType type, Body body) {
        super(store, type);
        this.body = body;
    }

    @Override
    public void call(CallStack stack, int base) {
        int top = stack.top();
        stack.reserve(base, slots());
        stack.setTop(Math.max(top, base + slots()));
        try {
            body.call(new HostCall(this, stack, base));
        } catch (Trap | WasmException | ProgramExit e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Trap(TrapKind.HOST_ERROR, "host function failed: " + e, e);
        } finally {
            stack.setTop(top);
        }
    }

    @Override
    public String toString() {
        return "host function " + TypeText.of(type());
    }
}
