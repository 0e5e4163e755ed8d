package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.host.HostSchema;
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
import dev.abigate.runtime.replay.HostEffect;
import dev.abigate.runtime.replay.Masking.TextPlace;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls that the instances of a module make of their host. */
final class HostCalls implements BoundaryObserver {
    /** More calls than these are counted, but not kept. */
    private static final int MOST = 1000;

    private static final TextPlace BEGINNING = TextPlace.beginning("stdout");

    /** Where a longer line is cut. */
    private static final int MOST_LINE = 1 << 16;

    private final ExecutableModule module;
    private List<HostEffect> calls = new ArrayList<>();
    private TextPlace next = BEGINNING;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable Instance caller;
    private boolean any;

    HostCalls(ExecutableModule module) {
        this.module = module;
    }

    /** Whether a call since those before were forgotten may have changed something outside of the memory. */
    boolean any() {
        return any;
    }

    /** Begins with another input. */
    void forget() {
        calls = new ArrayList<>();
        line.reset();
        next = BEGINNING;
        any = false;
    }

    /** The calls since this was last asked, and the lines that were printed meanwhile. */
    List<HostEffect> take() {
        endLine();
        List<HostEffect> taken = calls;
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
        HostSchema schema = HostCallText.schema(name, function.type());
        return switch (schema) {
            case HostSchema.OfLibc libc ->
                switch (libc.effect()) {
                    case NONE -> new Extern.OfFunction(function);
                    case ALLOCATION -> before(store, function, _ -> any = true);
                    case TEXT -> before(store, function, call -> print(libc, call));
                    case TIME, END -> before(store, function, call -> note(name, schema, call));
                };
            case HostSchema.OfSystem _, HostSchema.OfNumbers _ ->
                before(store, function, call -> note(name, schema, call));
        };
    }

    private static Extern before(Store store, Function function, Consumer<HostCall> note) {
        return new Extern.OfFunction(new HostFunction(store, function.type(), call -> {
            note.accept(call);
            call.forward(function);
        }));
    }

    private void note(Import name, HostSchema schema, HostCall call) {
        any = true;
        Instance present = caller;
        if (present != null) {
            endLine();
            add(() -> HostCallText.of(name, schema, call.arguments(), present));
        }
    }

    private void print(HostSchema.OfLibc function, HostCall call) {
        Instance present = caller;
        if (present != null && calls.size() < MOST) {
            for (byte each :
                    HostCallText.printed(function, call.arguments(), present).toArray()) {
                line.write(each);
                if (each == '\n' || line.size() >= MOST_LINE) {
                    endLine();
                }
            }
        }
    }

    /** What was printed since the last line ended is one, too. */
    private void endLine() {
        if (line.size() > 0) {
            var printed = ByteString.wrap(line.toByteArray());
            line.reset();
            TextPlace place = next;
            next = place.behind(printed);
            add(() -> new HostEffect.Printed(place, printed));
        }
    }

    private void add(Supplier<HostEffect> call) {
        if (calls.size() < MOST) {
            calls.add(call.get());
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
