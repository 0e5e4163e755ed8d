package dev.abigate.runtime.libc;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.IntConsumer;

/** Formatted output, to a stream or into the memory. Results are numbers of characters. */
final class PrintFunctions {
    private final OutputStream out;

    PrintFunctions(OutputStream out) {
        this.out = out;
    }

    void addTo(Map<String, NativeFunction> functions) {
        functions.put("printf", this::print);
        functions.put("vprintf", this::print);
        functions.put("sprintf", PrintFunctions::printToEndOfMemory);
        functions.put("vsprintf", PrintFunctions::printToEndOfMemory);
        functions.put("snprintf", PrintFunctions::printAtMost);
        functions.put("vsnprintf", PrintFunctions::printAtMost);
        functions.put("puts", call -> {
            var line = new ByteArrayOutputStream();
            line.writeBytes(call.string(0).toArray());
            line.write('\n');
            call.result(write(line));
        });
        functions.put("putchar", call -> {
            var character = new ByteArrayOutputStream();
            character.write(call.i32(0));
            call.result(write(character));
        });
    }

    private void print(NativeCall call) {
        var text = new ByteArrayOutputStream();
        Format.print(call, call.string(0), call.address(1), text::write);
        call.result(write(text));
    }

    private int write(ByteArrayOutputStream text) {
        try {
            text.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new Trap(TrapKind.HOST_ERROR, "standard output: " + e.getMessage(), e);
        }
        return text.size();
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
        Format.print(call, format, arguments, text);
        text.end();
        call.result((int) text.count);
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
