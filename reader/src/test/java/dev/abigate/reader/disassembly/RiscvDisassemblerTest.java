package dev.abigate.reader.disassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.reader.cursor.Cursor;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiscvDisassemblerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fff50513 | addi a0 a0 -1
            00000013 | nop
            00c5f533 | and a0 a1 a2
            0015b513 | seqz a0 a1
            00b03533 | snez a0 a1
            40b00533 | neg a0 a1
            00100073 | ebreak
            12345537 | lui a0 74565
            00853583 | ld a1 8(a0)
            feb53c23 | sd a1 -8(a0)
            00b50463 | beq a0 a1 -> 8
            fe050ee3 | beqz a0 -> -4
            010000ef | jal -> 16
            0080056f | jal a0 -> 8
            00008067 | ret
            00050067 | jr a0
            000500e7 | jalr a0
            0330000f | fence rw rw
            0ff0000f | fence
            06c5b52f | amoadd.d.aqrl a0 a2 (a1)
            1405252f | lr.w.aq a0 (a0)
            02c58533 | mul a0 a1 a2
            02c5d53b | divuw a0 a1 a2
            4215d513 | srai a0 a1 33
            00c5f553 | fadd.s fa0 fa1 fa2
            c2059553 | fcvt.w.d a0 fa1 rtz
            20b58553 | fmv.s fa0 fa1
            6ac5f543 | fmadd.d fa0 fa1 fa2 fa3
            20c5a533 | sh1add a0 a1 a2
            60051513 | clz a0 a0
            0000007f | .word 0x7f
            """)
    void aWord(String word, String text) {
        assertEquals(text, text(Integer.parseUnsignedInt(word, 16), Integer.BYTES, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4505 | true  | li a0 1
            852e | true  | mv a0 a1
            8082 | true  | ret
            1141 | true  | addi sp sp -16
            e406 | true  | sd ra 8(sp)
            e406 | false | fsw ft1 8(sp)
            2501 | true  | sext.w a0 a0
            2501 | false | jal -> 1536
            dd75 | true  | beqz a0 -> -4
            9d2d | true  | addw a0 a0 a1
            9d2d | false | .half 0x9d2d
            0000 | true  | unimp
            6105 | true  | addi sp sp 32
            6101 | true  | .half 0x6101
            """)
    void aHalf(String half, boolean wide, String text) {
        assertEquals(text, text(Integer.parseInt(half, 16), Short.BYTES, wide));
    }

    @Test
    void anyCodeIsOneStatementAfterAnother() {
        var random = new Random(1);
        for (int size = 1; size < 400; size++) {
            var bytes = new byte[size];
            random.nextBytes(bytes);
            var disassembler = new RiscvDisassembler(random.nextBoolean());
            Cursor code = Cursor.over(ByteString.wrap(bytes));
            int end = 0;
            while (code.remaining() > 0) {
                Statement statement = disassembler.next(code);
                assertEquals(end, statement.offset());
                end += statement.length();
                assertEquals(end, code.offset());
            }
            assertEquals(size, end);
        }
    }

    private static String text(int bits, int length, boolean wide) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (bits >>> (8 * i));
        }
        Statement statement = new RiscvDisassembler(wide).next(Cursor.over(ByteString.wrap(bytes)));
        var text = new StringJoiner(" ").add(statement.mnemonic());
        statement.operands().forEach(text::add);
        statement.target().ifPresent(target -> text.add("-> " + target));
        return text.toString();
    }
}
