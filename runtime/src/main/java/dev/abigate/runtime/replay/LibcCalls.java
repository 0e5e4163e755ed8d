package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.host.HostSchema;
import dev.abigate.format.host.LibcEffect;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.runtime.libc.PrintedText;
import dev.abigate.runtime.trap.Trap;
import java.util.List;
import java.util.Optional;

/**
 * The recorded calls of WAMR's libc-builtin that another build need not make: it computes and allocates as it was compiled
 * to, and prints the same text in other pieces.
 */
final class LibcCalls {
    private final List<HostSchema> schemas;

    private LibcCalls(List<HostSchema> schemas) {
        this.schemas = schemas;
    }

    /** Of a trace that is replayed on the same code, which makes them all. */
    static LibcCalls none() {
        return new LibcCalls(List.of());
    }

    /** Of a trace that is replayed on another build. */
    static LibcCalls of(TraceHeader header) {
        return new LibcCalls(header.imports().stream().map(LibcCalls::schema).toList());
    }

    /** What is known of an imported function. */
    static HostSchema schema(TraceHeader.Import function) {
        return HostSchema.of(function.module(), function.name(), function.type());
    }

    /** Whether another build calls an imported function for itself. */
    static boolean isOwn(TraceHeader.Import function) {
        return schema(function) instanceof HostSchema.OfLibc libc
                && libc.effect().dependsOnTheBuild();
    }

    /** Whether nobody outside sees calls of an imported function. */
    boolean isUnseen(int function) {
        return libc(function)
                .filter(libc -> libc.effect().dependsOnTheBuild() && libc.effect() != LibcEffect.TEXT)
                .isPresent();
    }

    /** Whether an event is a call that prints. */
    boolean prints(TraceEvent event) {
        return event instanceof TraceEvent.Imported(int function, var _)
                && libc(function)
                        .filter(libc -> libc.effect() == LibcEffect.TEXT)
                        .isPresent();
    }

    /**
     * What a call printed that returned.
     *
     * @param body what the trace has of it
     */
    ByteString printed(TraceEvent.Imported call, List<TraceEvent> body) {
        HostSchema.OfLibc function = libc(call.function()).orElseThrow();
        try {
            return PrintedText.of(
                    function.name(),
                    call.arguments().stream().map(LibcCalls::bits).toList(),
                    new KnownMemory(ByteSource.of(body)));
        } catch (Trap _) {
            throw new UnreplayableException("the trace lacks what %s printed".formatted(function.name()));
        }
    }

    private Optional<HostSchema.OfLibc> libc(int function) {
        return function < schemas.size() && schemas.get(function) instanceof HostSchema.OfLibc libc
                ? Optional.of(libc)
                : Optional.empty();
    }

    private static long bits(TraceValue value) {
        return value instanceof TraceValue.Numeric(var _, long bits) ? bits : 0;
    }
}
