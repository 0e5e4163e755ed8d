package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that are made in one go. Each does and ends as it would do and end by itself, in the order in which they were added;
 * one that fails says nothing about those behind it. Where code is executed in another process ({@link
 * ExecutionOptions#nativeAot}) this saves the way there and back, which takes longer than a short function; everywhere else it
 * costs what the calls cost. For one thread at a time.
 *
 * <pre>{@code
 * var batch = new CallBatch(store);
 * for (int i = 0; i < inputs.length; i++) {
 *     batch.addNumbers(function, inputs[i]);
 * }
 * batch.run();
 * long first = batch.number(0);
 * }</pre>
 */
public final class CallBatch {
    private final Store store;
    private final BatchedCalls calls = new BatchedCalls();
    private final Map<Integer, RuntimeException> failures = new HashMap<>();

    /** An empty batch of calls of functions of a store. */
    public CallBatch(Store store) {
        this.store = store;
    }

    /**
     * Adds a call.
     *
     * @throws IllegalArgumentException where the arguments are not of the parameters' types, or the function is of another
     *     store
     */
    public void add(Function function, Value... arguments) {
        requireOwn(function);
        function.checkArguments(arguments);
        calls.add(function);
        int slot = calls.base(calls.size() - 1);
        for (Value argument : arguments) {
            argument.put(calls.slots(), calls.references(), slot);
            slot += argument.width();
        }
    }

    /**
     * Adds a call with numbers.
     *
     * @param arguments the bits of each; of 32-bit numbers the lower half counts
     * @throws IllegalArgumentException where the function takes another number of arguments, or others than numbers, or is
     *     of another store
     */
    public void addNumbers(Function function, long... arguments) {
        requireOwn(function);
        TypeCodes parameters = function.signature().parameters();
        if (arguments.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "found %d arguments, expected %d".formatted(arguments.length, parameters.size()));
        }
        for (int i = 0; i < arguments.length; i++) {
            requireNumber(parameters.get(i), "argument " + i);
        }
        calls.add(function);
        System.arraycopy(arguments, 0, calls.slots(), calls.base(calls.size() - 1), arguments.length);
    }

    private void requireOwn(Function function) {
        if (function.store() != store) {
            throw new IllegalArgumentException("the function is of another store");
        }
    }

    private static void requireNumber(int type, String what) {
        if (TypeCode.isReference(type) || type == TypeCode.V128) {
            throw new IllegalArgumentException("%s: found %s, expected a number".formatted(what, TypeText.of(type)));
        }
    }

    /** How many calls were added. */
    public int size() {
        return calls.size();
    }

    /** How many of them, the first ones, were made. */
    public int made() {
        return calls.next();
    }

    /** Makes all calls that were added and not made. */
    public void run() {
        while (calls.next() < calls.size()) {
            runToFailure();
        }
    }

    /**
     * Makes the calls that were added and not made, up to the first that fails.
     *
     * @return whether none failed
     */
    public boolean runToFailure() {
        try {
            while (calls.next() < calls.size()) {
                makeNext();
            }
            return true;
        } catch (Trap | WasmException | ProgramExit e) {
            failures.put(calls.next(), e);
            calls.advance();
            return false;
        }
    }

    private void makeNext() {
        Function function = calls.function(calls.next());
        if (store.boundaryObserver() != null || !makeTogether(function)) {
            makeAlone(function);
        }
    }

    /** Returns whether any was made. */
    private boolean makeTogether(Function function) {
        if (!(function instanceof InstanceFunction own
                && own.owner().module().codeFactory() instanceof BatchCaller caller)) {
            return false;
        }
        CallStack stack = store.callStack();
        int before = calls.next();
        Function.enter(stack, stack.top(), 0, () -> caller.callTogether(own.owner(), calls, stack));
        return calls.next() > before;
    }

    private void makeAlone(Function function) {
        CallStack stack = store.callStack();
        int base = stack.top();
        int from = calls.base(calls.next());
        stack.reserve(base, function.slots());
        System.arraycopy(calls.slots(), from, stack.slots(), base, function.slots());
        System.arraycopy(calls.references(), from, stack.references(), base, function.slots());
        stack.useReferences(base + function.slots());
        function.enter(stack, base);
        System.arraycopy(stack.slots(), base, calls.slots(), from, function.slots());
        System.arraycopy(stack.references(), base, calls.references(), from, function.slots());
        stack.clearUnusedReferences();
        calls.advance();
    }

    /**
     * How a call failed: by a {@link Trap}, a {@link WasmException} or a {@link ProgramExit}. Empty where it returned.
     *
     * @throws IllegalStateException where it was not made
     */
    public Optional<RuntimeException> failure(int call) {
        requireMade(call);
        return Optional.ofNullable(failures.get(call));
    }

    /**
     * What a call returned.
     *
     * @throws Trap where it trapped
     * @throws WasmException where it threw an exception that nobody caught
     * @throws ProgramExit where it ended the program
     * @throws IllegalStateException where it was not made
     */
    public List<Value> results(int call) {
        requireReturned(call);
        return Value.list(
                calls.slots(),
                calls.references(),
                calls.base(call),
                calls.function(call).signature().results());
    }

    /**
     * The bits of the only number that a call returned; of 32-bit numbers the lower half counts. Ends as {@link #results}
     * does.
     *
     * @throws IllegalArgumentException where the function returns something else
     */
    public long number(int call) {
        requireReturned(call);
        TypeCodes results = calls.function(call).signature().results();
        if (results.size() != 1) {
            throw new IllegalArgumentException("found %d results, expected 1".formatted(results.size()));
        }
        requireNumber(results.get(0), "result");
        return calls.slots()[calls.base(call)];
    }

    private void requireReturned(int call) {
        requireMade(call);
        if (!failures.isEmpty()) {
            RuntimeException failure = failures.get(call);
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void requireMade(int call) {
        if (call >= calls.next()) {
            throw new IllegalStateException("call %d was not made, only %d were".formatted(call, calls.next()));
        }
    }

    /** Drops all calls with their results. */
    public void clear() {
        calls.clear();
        failures.clear();
    }
}
