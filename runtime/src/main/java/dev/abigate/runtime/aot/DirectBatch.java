package dev.abigate.runtime.aot;

import dev.abigate.runtime.aot.direct.CallRecords;
import dev.abigate.runtime.aot.direct.CallTarget;
import dev.abigate.runtime.aot.direct.DirectCpu;
import dev.abigate.runtime.instance.BatchedCalls;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes calls of functions of an instance together: its worker is told of many before it begins with the first. */
final class DirectBatch {
    private final Instance instance;
    private final AotInstance running;
    private final DirectCpu cpu;
    private final long execEnv;
    private final CallRecords records;
    private final Map<Function, Optional<CallTarget>> targets = new HashMap<>();
    private boolean active;

    /** @param execEnv the address of ExecEnv, which all functions get */
    DirectBatch(Instance instance, AotInstance running, DirectCpu cpu, long execEnv) {
        this.instance = instance;
        this.running = running;
        this.cpu = cpu;
        this.execEnv = execEnv;
        this.records = cpu.records();
    }

    /** Makes the next calls as {@link dev.abigate.runtime.instance.BatchCaller} says. */
    void call(BatchedCalls calls, CallStack stack) {
        running.enter(stack, () -> {
            // Functions of the host may have calls of their own made, in the midst of these.
            if (!active) {
                active = true;
                try {
                    callIn(calls);
                } finally {
                    active = false;
                }
            }
        });
    }

    private void callIn(BatchedCalls calls) {
        record(calls);
        if (records.count() == 0) {
            return;
        }
        try {
            cpu.setStackPointer(cpu.stackPointer() & -16);
            cpu.callRecords(records, execEnv);
        } finally {
            for (int i = records.results(calls.slots()); i > 0; i--) {
                calls.advance();
            }
        }
    }

    private void record(BatchedCalls calls) {
        records.clear();
        for (int call = calls.next(); call < calls.size() && records.hasRoom(); call++) {
            Optional<CallTarget> target = targets.computeIfAbsent(calls.function(call), this::target);
            if (target.isEmpty()) {
                return;
            }
            records.add(target.get(), calls.slots(), calls.base(call));
        }
    }

    private Optional<CallTarget> target(Function function) {
        return function instanceof InstanceFunction own && own.owner() == instance
                ? running.target(own.declaration().index())
                : Optional.empty();
    }
}
