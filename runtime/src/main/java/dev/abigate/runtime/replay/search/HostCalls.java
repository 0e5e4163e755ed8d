package dev.abigate.runtime.replay.search;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.Import;
import dev.abigate.runtime.instance.BoundaryObserver;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.HostCall;
import dev.abigate.runtime.instance.HostFunction;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.replay.HostCallText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls that the instances of a module make of their host. */
final class HostCalls implements BoundaryObserver {
    /** More calls than these are counted, but not kept. */
    private static final int MOST = 1000;

    private final ExecutableModule module;
    private List<String> calls = new ArrayList<>();
    private @Nullable Instance caller;
    private boolean any;

    HostCalls(ExecutableModule module) {
        this.module = module;
    }

    /** Whether there was a call since those before were forgotten. */
    boolean any() {
        return any;
    }

    void forget() {
        calls = new ArrayList<>();
        any = false;
    }

    /** The calls since this was last asked. */
    List<String> take() {
        List<String> taken = calls;
        if (!taken.isEmpty()) {
            calls = new ArrayList<>();
        }
        return taken;
    }

    @Override
    public List<Extern> imports(Store store, ExecutableModule instantiated, List<Extern> offered) {
        if (instantiated != module) {
            return offered;
        }
        Iterator<Import> functions = module.module().imports().stream()
                .filter(each -> each.type().kind() == ExternKind.FUNCTION)
                .iterator();
        return offered.stream()
                .map(extern -> extern instanceof Extern.OfFunction(var function)
                        ? observed(store, functions.next(), function)
                        : extern)
                .toList();
    }

    private Extern observed(Store store, Import name, Function function) {
        return new Extern.OfFunction(new HostFunction(store, function.type(), call -> {
            note(name, call);
            call.forward(function);
        }));
    }

    private void note(Import name, HostCall call) {
        any = true;
        Instance present = caller;
        if (present != null && calls.size() < MOST) {
            calls.add(HostCallText.of(name, call.arguments(), present));
        }
    }

    @Override
    public void instantiated(Instance instance) {
        if (instance.module() == module) {
            caller = instance;
        }
    }

    @Override
    public void threadInstantiated(Instance first) {}

    @Override
    public void call(Function function, CallStack stack, int base, Runnable call) {
        call.run();
    }
}
