package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handlers of a block, which catch what is thrown inside it; what they do not catch goes on to the scope outside. */
final class TryScope {
    private final List<Handler> handlers = new ArrayList<>();
    private @Nullable TryScope outer;

    TryScope(@Nullable TryScope outer) {
        this.outer = outer;
    }

    /** Adds a handler behind those that are there, which go first. */
    void add(Handler handler) {
        handlers.add(handler);
    }

    @Nullable
    TryScope outer() {
        return outer;
    }

    /** What is not caught goes on somewhere else. */
    void delegate(@Nullable TryScope scope) {
        outer = scope;
    }

    /** The first handler for a tag, or null. */
    @Nullable
    Handler handler(Tag tag, Instance instance) {
        for (Handler handler : handlers) {
            if (handler.handles(tag, instance)) {
                return handler;
            }
        }
        return null;
    }
}
