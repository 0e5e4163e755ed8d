package dev.abigate.reader.disassembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.reader.cursor.Cursor;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class A64DisassemblerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d503201f | nop
            d65f03c0 | ret
            d65f0060 | ret x3
            d61f0120 | br x9
            d63f0100 | blr x8
            1000008a | adr x10 #16
            b0000001 | adrp x1 0x1000
            9101c3ff | add sp sp #112
            91400420 | add x0 x1 #1 lsl #12
            910003fd | mov x29 sp
            7100041f | cmp w0 #1
            b100083f | cmn x1 #2
            12800008 | mov w8 #-1
            d2a00028 | mov x8 #65536
            b200f3e9 | mov x9 #6148914691236517205
            72b02380 | movk w0 #33052 lsl #16
            72001c1f | tst w0 #0xff
            927df020 | and x0 x1 #0xfffffffffffffff8
            aa0103e0 | mov x0 x1
            2a620fe1 | mvn w1 w2 lsr #3
            cb0403e3 | neg x3 x4
            eb22483f | cmp x1 w2 uxtw #2
            8b226fe0 | add x0 sp x2 lsl #3
            531d7020 | lsl w0 w1 #3
            d37ffc20 | lsr x0 x1 #63
            131f7c20 | asr w0 w1 #31
            93407c20 | sxtw x0 w1
            53001c20 | uxtb w0 w1
            d3431c20 | ubfx x0 x1 #3 #5
            331d1040 | bfi w0 w2 #3 #5
            33031c40 | bfxil w0 w2 #3 #5
            93c11c20 | ror x0 x1 #7
            93c21c20 | extr x0 x1 x2 #7
            9a823020 | csel x0 x1 x2 lo
            1a9f17e0 | cset w0 eq
            9a81b420 | cinc x0 x1 ge
            5a815420 | cneg w0 w1 mi
            7a431824 | ccmp w1 #3 #4 ne
            9b027c20 | mul x0 x1 x2
            1b028c20 | msub w0 w1 w2 w3
            9b227c20 | smull x0 w1 w2
            9bc27c20 | umulh x0 x1 x2
            1ac20820 | udiv w0 w1 w2
            dac00020 | rbit x0 x1
            dac00c20 | rev x0 x1
            f9400420 | ldr x0 [x1, #8]
            38dff020 | ldursb w0 [x1, #-1]
            3c9f0fe0 | str q0 [sp, #-16]!
            78402420 | ldrh w0 [x1] #2
            b8625820 | ldr w0 [x1, w2, uxtw #2]
            f8626820 | ldr x0 [x1, x2]
            a9be7bfd | stp x29 x30 [sp, #-32]!
            69410440 | ldpsw x0 x1 [x2, #8]
            c800fc41 | stlxr w0 x1 [x2]
            88dffc20 | ldar w0 [x1]
            f9800000 | prfm pldl1keep [x0]
            d5033bbf | dmb ish
            d4000001 | svc #0
            d4200020 | brk #0x1
            1e7f1000 | fmov d0 #-1.50000000
            9e660020 | fmov x0 d1
            9eaf0020 | fmov v0.d[1] x1
            1e22c020 | fcvt d0 s1
            1e780020 | fcvtzs w0 d1
            1e620020 | scvtf d0 w1
            1e202008 | fcmp s0 #0.0
            1e626c20 | fcsel d0 d1 d2 vs
            1f420c20 | fmadd d0 d1 d2 d3
            4ea28420 | add v0.4s v1.4s v2.4s
            4ea11c20 | mov v0.16b v1.16b
            2f00e400 | movi d0 #0000000000000000
            4f002460 | movi v0.4s #3 lsl #8
            6f008421 | mvni v1.8h #1
            6f03f600 | fmov v0.2d #1.00000000
            4e040c20 | dup v0.4s w1
            5e180420 | mov d0 v1.d[1]
            0e073c20 | umov w0 v1.b[3]
            6e0c4420 | mov v0.s[1] v1.s[2]
            6e022020 | ext v0.16b v1.16b v2.16b #4
            4e032020 | tbl v0.16b { v1.16b, v2.16b } v3.16b
            6f20a420 | ushll2 v0.2d v1.4s #0
            0f1b8420 | shrn v0.4h v1.4s #5
            4f210420 | sshr v0.4s v1.4s #31
            5f435420 | shl d0 d1 #3
            4e612820 | xtn2 v0.8h v1.4s
            4ea2c020 | smull2 v0.2d v1.4s v2.4s
            2e303820 | uaddlv h0 v1.8b
            4ea0e820 | fcmlt v0.4s v1.4s #0.0
            7e70d820 | faddp d0 v1.2d
            4cdfa01f | ld1 { v31.16b, v0.16b } [x0] #32
            4d408101 | ld1 { v1.s }[2] [x8]
            4d40c500 | ld1r { v0.8h } [x8]
            14000003 | b -> 12
            54ffffe1 | b.ne -> -4
            34000040 | cbz w0 -> 8
            37180061 | tbnz w1 #3 -> 12
            18000040 | ldr w0 -> 8
            97ffffff | bl -> -4
            d53b4200 | mrs x0 S3_3_C4_C2_0
            d503245f | hint #34
            00000001 | udf #1
            fffffffe | .word 0xfffffffe
            """)
    void aWord(String word, String text) {
        int bits = Integer.parseUnsignedInt(word, 16);
        var bytes = new byte[] {(byte) bits, (byte) (bits >>> 8), (byte) (bits >>> 16), (byte) (bits >>> 24)};
        Statement statement = new A64Disassembler().next(Cursor.over(ByteString.wrap(bytes)));
        var written = new StringJoiner(" ").add(statement.mnemonic());
        statement.operands().forEach(written::add);
        statement.target().ifPresent(target -> written.add("-> " + target));
        assertEquals(text, written.toString());
    }

    @Test
    void anyCodeIsOneStatementAfterAnother() {
        var random = new Random(1);
        for (int size = 1; size < 4000; size += 7) {
            var bytes = new byte[size];
            random.nextBytes(bytes);
            var disassembler = new A64Disassembler();
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
}
