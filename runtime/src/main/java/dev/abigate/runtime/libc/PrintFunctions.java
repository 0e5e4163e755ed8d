package dev.abigate.runtime.libc;

import dev.abigate.format.ByteString;
import dev.abigate.format.host.LibcEffect;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Formatted output, to a stream or into the memory. Results are numbers of characters. */
final class PrintFunctions {
    private final OutputStream out;

    PrintFunctions(OutputStream out) {
        this.out = out;
    }

    void addTo(Map<String, NativeFunction> functions) {
        for (String name : LibcEffect.TEXT.functions()) {
            functions.put(name, call -> call.result(write(PrintedText.of(name, arguments(call), of(call)))));
        }
        functions.put("sprintf", PrintFunctions::printToEndOfMemory);
        functions.put("vsprintf", PrintFunctions::printToEndOfMemory);
        functions.put("snprintf", PrintFunctions::printAtMost);
        functions.put("vsnprintf", PrintFunctions::printAtMost);
    }

    private static List<Long> arguments(NativeCall call) {
        return IntStream.range(0, call.arguments()).mapToObj(call::address).toList();
    }

    private int write(ByteString text) {
        try {
            out.write(text.toArray());
            out.flush();
        } catch (IOException e) {
            throw new Trap(TrapKind.HOST_ERROR, "standard output: " + e.getMessage(), e);
        }
        return text.length();
    }

    private static void printToEndOfMemory(NativeCall call) {
        long target = call.address(0);
        print(call, target, call.memory().byteSize() - target, call.string(1), call.address(2));
    }

    private static void printAtMost(NativeCall call) {
        print(call, call.address(0), call.address(1), call.string(2), call.address(3));
    }

    private static void print(NativeCall call, long target, long room, ByteString format, long arguments) {
        var text = new Text(call, target, room);
        Format.print(of(call), format, arguments, text);
        text.end();
        call.result((int) text.count);
    }

    private static TextMemory of(NativeCall call) {
        return new TextMemory() {
            @Override
            public void requireArgument(long address) {
                call.require(address, Integer.BYTES);
            }

            @Override
            public int narrow(long address) {
                call.require(address, Integer.BYTES);
                return call.memory().getInt(address);
            }

            @Override
            public long wide(long address) {
                call.require(address, Long.BYTES);
                return call.memory().getLong(address);
            }

            @Override
            public ByteString string(long address) {
                return call.memory().read(address, call.stringLength(address));
            }
        };
    }

    /** A buffer of the guest that ends with a NUL, however much is written to it. */
    private static final class Text implements IntConsumer {
        private final NativeCall call;
        private final long target;
        private final long room;
        private long count;

        Text(NativeCall call, long target, long room) {
            this.call = call;
            this.target = target;
            this.room = room;
        }

        @Override
        public void accept(int character) {
            if (count < room) {
                call.memory().putByte(target + count, (byte) (count == room - 1 ? 0 : character));
            }
            count++;
        }

        void end() {
            if (count < room) {
                call.memory().putByte(target + count, (byte) 0);
            }
        }
    }
}
