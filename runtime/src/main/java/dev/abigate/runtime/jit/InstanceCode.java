package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Specialization;
import java.util.List;
import java.util.Optional;

/**
 * The compiled code that an instance executes: what it shares with others, until it has run for long; then code of its own, which
 * has its memories as constants. What is running goes on with the code that it began with.
 */
final class InstanceCode {
    /** Nanoseconds in calls after which an instance gets its own code: by then HotSpot has compiled what is shared. */
    private static final long HOT = 1_000_000_000;

    private final Jit jit;
    private final Instance instance;
    private volatile GeneratedClasses classes;
    private volatile boolean shared;
    private long nanoseconds;

    InstanceCode(Jit jit, Instance instance, CompiledModule module) {
        this.jit = jit;
        this.instance = instance;
        List<MemoryForm> forms = MemoryForm.all(instance);
        Specialization specialization = forms.stream().anyMatch(form -> form != MemoryForm.OTHER)
                ? jit.options().specialization()
                : Specialization.NEVER;
        this.classes = specialization == Specialization.ALWAYS ? own() : module.shared(forms);
        this.shared = specialization == Specialization.WHEN_HOT;
    }

    private GeneratedClasses own() {
        return new GeneratedClasses(new CompilationUnit(jit, instance));
    }

    /** As {@link Entry#call}. */
    void call(int function, CallStack stack, int base) {
        if (!shared) {
            classes.entry(function).call(function, instance, stack, base);
            return;
        }
        long begun = System.nanoTime();
        try {
            classes.entry(function).call(function, instance, stack, base);
        } finally {
            count(System.nanoTime() - begun);
        }
    }

    /** As {@link Entry#step}. */
    void step(int function, CallStack stack, int base) {
        classes.entry(function).step(function, instance, stack, base);
    }

    /** Whether no other instance executes it. */
    boolean isOwn() {
        return classes.unit().instance().isPresent();
    }

    private void count(long spent) {
        nanoseconds += spent;
        if (shared && nanoseconds > HOT) {
            classes = own();
            shared = false;
        }
    }

    /** Code that goes on at a loop, if there can be such code. */
    Optional<Code> loop(int function, int loop) {
        return classes.loop(function, loop);
    }
}
