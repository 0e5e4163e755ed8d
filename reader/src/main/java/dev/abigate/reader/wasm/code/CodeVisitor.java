package dev.abigate.reader.wasm.code;

import dev.abigate.format.wasm.code.FunctionCode;
import java.util.List;

/** Is shown function bodies while {@link CodeScanner} steps over them. */
public interface CodeVisitor {
    /** Takes no notice. */
    CodeVisitor NONE = new CodeVisitor() {
        @Override
        public void enter(int function, List<FunctionCode.Locals> locals) {}

        @Override
        public void visit(InstructionDecoder code) {}

        @Override
        public void leave() {}
    };

    /** A body begins; {@code function} counts bodies from 0. */
    void enter(int function, List<FunctionCode.Locals> locals);

    /** An instruction was decoded; {@code code} shows it until this method returns. */
    void visit(InstructionDecoder code);

    /** The body ends. */
    void leave();
}
