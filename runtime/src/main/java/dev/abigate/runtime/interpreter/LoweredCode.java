package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.ModuleFunction;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.StackEntry;
import dev.abigate.runtime.trap.Trap;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A function body as nodes. */
final class LoweredCode extends Code {
    private final ModuleFunction function;
    private final Node entry;
    private final int parameters;
    private final int locals;
    private final int slots;
    private final int referencesEnd;
    private final int frameSize;
    private final IdentityHashMap<Node, TryScope> scopes;
    private final List<Node> nodes;
    private final int[] offsets;

    /**
     * Code of a function.
     *
     * @param entry a node that is not executed, whose {@link Node#next} is the first
     * @param slots that a frame needs, and how they begin
     * @param frameSize bytes with which an activation is counted
     * @param scopes the innermost handlers of each node that may throw, where there are any
     * @param nodes all, with the offset in the file of the instruction that each is of
     */
    LoweredCode(
            ModuleFunction function,
            Node entry,
            FrameSlots slots,
            int frameSize,
            IdentityHashMap<Node, TryScope> scopes,
            List<Node> nodes,
            int[] offsets) {
        this.function = function;
        this.entry = entry;
        this.parameters = slots.parameters();
        this.locals = slots.locals();
        this.slots = slots.count();
        this.referencesEnd = slots.referencesEnd();
        this.frameSize = frameSize;
        this.scopes = scopes;
        this.nodes = nodes;
        this.offsets = offsets;
    }

    /** The function and the place of a node, for call stacks. */
    private Supplier<StackEntry> stackEntry(Node at) {
        return () -> {
            int index = nodes.indexOf(at);
            return function.stackEntry(index < 0 ? OptionalInt.empty() : OptionalInt.of(offsets[index]));
        };
    }

    /** Makes locals that are not parameters zero or null. */
    void clearLocals(InterpreterStack stack, int base) {
        int end = base + locals;
        if (parameters < locals) {
            long[] slots = stack.slots();
            for (int i = base + parameters; i < end; i++) {
                slots[i] = 0;
            }
        }
        if (referencesEnd > 0) {
            Arrays.fill(stack.references(), base + parameters, end, null);
            stack.useReferences(base + referencesEnd);
        }
    }

    Node entry() {
        return entry;
    }

    int slots() {
        return slots;
    }

    int frameSize() {
        return frameSize;
    }

    @Override
    public void call(Instance instance, CallStack stack, int base) {
        step(instance, stack, base);
        if (stack.tailCallee() != null) {
            stack.finishTailCalls(base);
        }
    }

    @Override
    public void step(Instance instance, CallStack callStack, int base) {
        var stack = (InterpreterStack) callStack;
        Frame below = stack.top;
        int top = stack.top();
        int used = stack.used();
        int entered = stack.entered();
        try {
            stack.beginRun(this, instance, base);
            while (!executeOrUnwind(stack, below)) {
                // An exception was caught: go on in the frame of its handler.
            }
        } catch (Trap e) {
            addCallStack(e, stack, below);
            throw e;
        } finally {
            stack.endRun(below, used, entered);
            stack.setTop(top);
        }
    }

    private static boolean executeOrUnwind(InterpreterStack stack, @Nullable Frame below) {
        try {
            execute(stack, below);
            return true;
        } catch (WasmException e) {
            if (unwind(stack, below, e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Runs until the frame {@code below} is on top again. Whether to stop is asked at each call and return, and before every
     * fourth node in between: a question at each beginning of a loop would be a node more, and a counter of nodes costs more
     * than writing them out.
     */
    private static void execute(InterpreterStack stack, @Nullable Frame below) {
        Store store = stack.store();
        Frame frame = stack.top;
        while (frame != null && frame != below) {
            long[] slots = stack.slots();
            @Nullable Object[] references = stack.references();
            int fp = frame.base;
            frame.lookForMemory();
            Node node = frame.at.next;
            Node executed = node;
            try {
                while (true) {
                    store.checkInterruption();
                    executed = node;
                    node = node.execute(slots, references, fp, frame);
                    if (node == null) {
                        break;
                    }
                    executed = node;
                    node = node.execute(slots, references, fp, frame);
                    if (node == null) {
                        break;
                    }
                    executed = node;
                    node = node.execute(slots, references, fp, frame);
                    if (node == null) {
                        break;
                    }
                    executed = node;
                    node = node.execute(slots, references, fp, frame);
                    if (node == null) {
                        break;
                    }
                }
            } catch (Throwable e) {
                frame.at = executed;
                throw e;
            } finally {
                frame.forgetMemory();
            }
            frame = stack.top;
            if (stack.tailCallee() != null && frame != null && frame != below) {
                stack.finishTailCalls(frame, fp);
            }
        }
    }

    /** Finds the handler of an exception, and makes its frame the topmost; there may be none above {@code below}. */
    private static boolean unwind(InterpreterStack stack, @Nullable Frame below, WasmException exception) {
        for (Frame frame = stack.top; frame != null && frame != below; frame = frame.caller) {
            TryScope scope = frame.code.scopes.get(frame.at);
            while (scope != null) {
                Handler handler = scope.handler(exception.tag(), frame.instance);
                if (handler != null) {
                    handler.receive(exception, frame);
                    stack.top = frame;
                    stack.setUsed(frame.used);
                    return true;
                }
                scope = scope.outer();
            }
        }
        return false;
    }

    private static void addCallStack(Trap trap, InterpreterStack stack, @Nullable Frame below) {
        for (Frame frame = stack.top; frame != null && frame != below; frame = frame.caller) {
            trap.add(frame.code.stackEntry(frame.at));
        }
    }
}
