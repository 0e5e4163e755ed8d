package dev.abigate.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instructions that lowering makes one node of. */
class FusedInstructionTest {
    private static final List<Integer> NUMBERS =
            List.of(0, 1, -1, 2, 7, 8, 31, 32, 1000, -1000, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x1234_5678);

    private static Function function(String body) {
        return Guests.instance("(module (memory 1) (func (export \"run\") (param i32 i32) (result i32) (local i32 f64) "
                        + body + "))")
                .function("run");
    }

    private static void assertComputes(String body, IntBinaryOperator expected) {
        Function function = function(body);
        for (int a : NUMBERS) {
            for (int b : NUMBERS) {
                assertEquals(Value.i32(expected.applyAsInt(a, b)), Guests.call(function, a, b), body + a + ", " + b);
            }
        }
    }

    enum Taken {
        SHL("i32.shl"),
        SHR_U("i32.shr_u"),
        ROTL("i32.rotl"),
        ROTR("i32.rotr"),
        AND("i32.and");

        private final String instruction;

        Taken(String instruction) {
            this.instruction = instruction;
        }

        int of(int a, int constant) {
            return switch (this) {
                case SHL -> a << constant;
                case SHR_U -> a >>> constant;
                case ROTL -> Integer.rotateLeft(a, constant);
                case ROTR -> Integer.rotateRight(a, constant);
                case AND -> a & constant;
            };
        }

        String text(String operand, int constant) {
            return "(%s %s (i32.const %d))".formatted(instruction, operand, constant);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shiftsRotationsAndMasksAreTakenInAnyRow(Taken first) {
        String a = "(local.get 0)";
        String b = "(local.get 1)";
        for (int constant : new int[] {0, 1, 5, 31, 32, 37, -1}) {
            String taken = first.text(a, constant);
            assertComputes(taken, (x, _) -> first.of(x, constant));
            for (Taken second : Taken.values()) {
                String both = second.text(taken, 13);
                assertComputes(both, (x, _) -> second.of(first.of(x, constant), 13));
                assertComputes(first.text(both, 3), (x, _) -> first.of(second.of(first.of(x, constant), 13), 3));
                assertComputes(
                        "(i32.xor %s %s)".formatted(both, second.text(b, 3)),
                        (x, y) -> second.of(first.of(x, constant), 13) ^ second.of(y, 3));
            }
            assertComputes("(i32.add %s %s)".formatted(taken, b), (x, y) -> first.of(x, constant) + y);
            assertComputes("(i32.add %s %s)".formatted(b, taken), (x, y) -> first.of(x, constant) + y);
            assertComputes("(i32.or %s %s)".formatted(taken, b), (x, y) -> first.of(x, constant) | y);
            assertComputes("(i32.or %s %s)".formatted(b, taken), (x, y) -> first.of(x, constant) | y);
            assertComputes("(i32.xor %s %s)".formatted(taken, b), (x, y) -> first.of(x, constant) ^ y);
            assertComputes("(i32.sub %s %s)".formatted(taken, b), (x, y) -> first.of(x, constant) - y);
            assertComputes("(i32.sub %s %s)".formatted(b, taken), (x, y) -> y - first.of(x, constant));
            assertComputes("(i32.lt_s %s %s)".formatted(b, taken), (x, y) -> y < first.of(x, constant) ? 1 : 0);
        }
    }

    @Test
    void threeNumbersAreAddedOrToldApartInAnyOrder() {
        List<String> numbers = List.of(
                "(local.get 0)",
                "(local.get 1)",
                "(i32.rotl (local.get 0) (i32.const 7))",
                "(i32.shr_u (local.get 1) (i32.const 3))",
                "(i32.mul (local.get 0) (local.get 1))");
        for (String op : List.of("i32.add", "i32.xor")) {
            for (String first : numbers) {
                for (String second : numbers) {
                    for (String third : numbers) {
                        String left = "(%1$s (%1$s %2$s %3$s) %4$s)".formatted(op, first, second, third);
                        String right = "(%1$s %4$s (%1$s %2$s %3$s))".formatted(op, first, second, third);
                        // The same, but each by itself.
                        Function apart = function("(local.set 2 " + first + ") (block) "
                                + "(local.set 2 (" + op + " (local.get 2) " + second + ")) (block) "
                                + "(local.set 2 (" + op + " (local.get 2) " + third + ")) (block) (local.get 2)");
                        Function fused = function(left);
                        Function turned = function(right);
                        for (int a : List.of(0, -1, 0x1234_5678)) {
                            for (int b : List.of(1, Integer.MIN_VALUE, 0x7654_3210)) {
                                Value expected = Guests.call(apart, a, b);
                                assertEquals(expected, Guests.call(fused, a, b), left);
                                assertEquals(expected, Guests.call(turned, a, b), right);
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void bitsAreThoseThatALocalHadBeforeItChanged() {
        assertComputes(
                "(i32.shl (local.get 0) (i32.const 3)) (local.set 0 (i32.const 9)) (i32.xor (local.get 0))",
                (a, _) -> a << 3 ^ 9);
        assertComputes(
                "(i32.and (local.get 0) (i32.const 6)) (local.set 0 (local.get 1)) (i32.add (local.get 0))",
                (a, b) -> (a & 6) + b);
        assertComputes("(local.tee 0 (i32.rotl (local.get 0) (i32.const 7))) (i32.xor (local.get 0))", (_, _) -> 0);
    }

    @Test
    void bitsSurviveABlockAndACall() {
        assertComputes("""
                (i32.shr_u (local.get 0) (i32.const 4))
                (block (br_if 0 (local.get 1)) (local.set 0 (i32.const 77)))
                (i32.add (local.get 0))""", (a, b) -> (a >>> 4) + (b != 0 ? a : 77));
        assertComputes(
                "(block (result i32) (i32.shl (local.get 0) (i32.const 2)) (br_if 0 (local.get 1)) (i32.const 1) i32.add)",
                (a, b) -> b != 0 ? a << 2 : (a << 2) + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "i32.eq",
        "i32.ne",
        "i32.lt_s",
        "i32.lt_u",
        "i32.gt_s",
        "i32.gt_u",
        "i32.le_s",
        "i32.le_u",
        "i32.ge_s",
        "i32.ge_u"
    })
    void aBranchOnAComputedNumberGoesWhereTheNumberSays(String op) {
        String store = "(i32.store (i32.const 16) (local.get 0)) ";
        String chosen = "(if (result i32) %s (then (i32.const 1)) (else (i32.const 0)))";
        for (String operand : List.of(
                "(local.tee 2 (i32.add (local.get 0) (i32.const 5)))",
                "(i32.add (local.get 0) (i32.const 5))",
                "(local.tee 0 (i32.sub (local.get 0) (i32.const 1)))",
                "(local.tee 2 (i32.add (local.get 0) (local.get 1)))",
                "(i32.load (i32.const 16))",
                "(local.tee 2 (i32.load offset=6 (i32.const 10)))",
                "(i32.load8_u (i32.const 16))")) {
            for (String comparison : List.of(
                    "(%s %s (local.get 1))",
                    "(%s %s (i32.const 7))", "(%s (local.get 1) %s)", "(%s (i32.const -1) %s)")) {
                String condition = comparison.formatted(op, operand);
                // The same, but with something in between that keeps the nodes apart.
                Function apart = function(store + condition + " (local.set 2) (nop) (block) (local.get 2)");
                Function fused = function(store + chosen.formatted(condition));
                Function opposite = function(store + chosen.formatted("(i32.eqz %s)".formatted(condition)));
                Function jump = function(store
                        + "(block (result i32) (i32.const 1) (br_if 0 %s) drop (i32.const 0))".formatted(condition));
                for (int a : NUMBERS) {
                    for (int b : NUMBERS) {
                        Value expected = Guests.call(apart, a, b);
                        String what = condition + " " + a + " " + b;
                        assertEquals(expected, Guests.call(fused, a, b), what);
                        assertEquals(expected, Guests.call(jump, a, b), what);
                        assertEquals(expected.equals(Value.i32(1)) ? 0 : 1, i32(Guests.call(opposite, a, b)), what);
                    }
                }
            }
        }
    }

    private static int i32(Value value) {
        return ((Value.I32) value).value();
    }

    @Test
    void whatABranchComputesIsInItsLocalOnBothWays() {
        assertComputes("""
                (block (br_if 0 (i32.lt_s (local.tee 0 (i32.add (local.get 0) (i32.const 3))) (local.get 1)))
                  (return (i32.mul (local.get 0) (i32.const 2))))
                (local.get 0)""", (a, b) -> a + 3 < b ? a + 3 : (a + 3) * 2);
        assertComputes("""
                (block (br_if 0 (i32.eq (local.tee 0 (i32.add (local.get 0) (local.get 1))) (local.get 0)))
                  (return (i32.const 5)))
                (local.get 0)""", Integer::sum);
    }

    @Test
    void aBranchBackDoesNotComputeOnItsWay() {
        assertComputes("""
                (local.set 2 (i32.const 0))
                (local.set 0 (i32.and (local.get 0) (i32.const 63)))
                (loop
                  (local.set 2 (i32.add (local.get 2) (i32.const 2)))
                  (br_if 0 (i32.ne (local.tee 0 (i32.add (local.get 0) (i32.const -1))) (i32.const -1))))
                (local.get 2)""", (a, _) -> 2 * ((a & 63) + 1));
    }

    @Test
    void operandsThatABranchTakesAlongAreComputedBeforeWhatItDependsOnChanges() {
        assertComputes("""
                (block (result i32)
                  (i32.shl (local.get 0) (i32.const 1))
                  (br_if 0 (local.tee 0 (i32.add (local.get 0) (i32.const 1))))
                  drop (local.get 1))""", (a, b) -> a + 1 != 0 ? a << 1 : b);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i32.load", "i32.load8_u", "i32.load16_s"})
    void anElementOfAnArrayIsLoadedFromWhereTheSumSays(String load) {
        String fill =
                "(i32.store (i32.const 400) (i32.const 0x71625344)) (i32.store (i32.const 404) (i32.const 0x11223344)) ";
        for (int element : new int[] {400, 404}) {
            Value expected = Guests.call(function(fill + "(" + load + " (i32.const " + element + "))"), 0, 0);
            int index = (element - 396) / 4;
            for (String shifted : List.of(
                    "(i32.add (local.get 0) (i32.shl (local.get 1) (i32.const 2)))",
                    "(i32.add (i32.shl (local.get 1) (i32.const 2)) (local.get 0))")) {
                Function function = function(fill + "(" + load + " offset=4 " + shifted + ")");
                assertEquals(expected, Guests.call(function, 392, index), shifted);
            }
            Function plain = function(fill + "(" + load + " offset=4 (i32.add (local.get 0) (local.get 1)))");
            assertEquals(expected, Guests.call(plain, 1000, element - 1004));
        }
        Trap trap = assertThrows(
                Trap.class,
                () -> Guests.call(function("(%s (i32.add (local.get 0) (local.get 1)))".formatted(load)), -1, 0));
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
    }

    @ParameterizedTest
    @CsvSource({"f64.add, 10", "f64.sub, 4", "f64.mul, 21"})
    void aDoubleInMemoryIsTheSecondOperand(String op, int expected) {
        Function function =
                function("(f64.store (i32.const 24) (f64.const 3)) (local.set 3 (f64.convert_i32_s (local.get 0))) "
                        + "(i32.trunc_f64_s (" + op + " (local.get 3) (f64.load offset=8 (local.get 1))))");
        assertEquals(Value.i32(expected), Guests.call(function, 7, 16));
        Trap trap = assertThrows(Trap.class, () -> Guests.call(function, 7, 65_536 - 15));
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNanOutOfMemoryIsMadeCanonicalOnlyWhereThatIsWanted(boolean canonical) {
        for (String operand : List.of(
                "(f64.add (f64.const 1) (f64.load (local.get 0)))",
                "(f64.sub (f64.const 1) (f64.load (local.get 0)))",
                "(f64.mul (f64.const 1) (f64.load (local.get 0)))",
                "(f64.add (f64.load (local.get 0)) (f64.const 1))",
                "(f64.mul (f64.load (local.get 0)) (f64.const 1))")) {
            Instance instance = Guests.instance(
                    "(module (memory 1) (data (i32.const 0) \"\\00\\00\\01\\00\\00\\00\\f8\\ff\")"
                            + " (func (export \"run\") (param i32) (result i32)"
                            + " (i32.wrap_i64 (i64.shr_u (i64.reinterpret_f64 " + operand + ") (i64.const 32)))))",
                    ExecutionOptions.DEFAULT.withCanonicalNans(canonical),
                    StoreLimits.DEFAULT);
            assertEquals(
                    Value.i32(canonical ? 0x7FF8_0000 : 0xFFF8_0000),
                    Guests.call(instance.function("run"), 0),
                    operand);
        }
    }

    @ParameterizedTest
    @CsvSource({"f64.add, 9", "f64.sub, 5", "f64.mul, 14", "f64.div, 3"})
    void aConstantIsTheSecondOperandOfADouble(String op, int expected) {
        Function function = function("(i32.trunc_f64_s (" + op + " (f64.convert_i32_s (local.get 0)) (f64.const 2)))");
        assertEquals(Value.i32(expected), Guests.call(function, 7, 0));
    }

    @Test
    void constantsAreStoredInTheirSize() {
        assertEquals(
                Value.i32(0x55AA_1234),
                Guests.call(
                        function("(i32.store (local.get 0) (i32.const 0x55aaffff))"
                                + " (i32.store16 (local.get 0) (i32.const 0x1234)) (i32.load (local.get 0))"),
                        40,
                        0));
        assertEquals(
                Value.i32(0x1122_33FE),
                Guests.call(
                        function(
                                "(i64.store offset=3 (local.get 0) (i64.const 0x1122334455667788))"
                                        + " (i32.store8 offset=7 (local.get 0) (i32.const -2)) (i32.load offset=7 (local.get 0))"),
                        40,
                        0));
        Function beyond = function("(i64.store (local.get 0) (i64.const -1)) (i32.const 0)");
        assertThrows(Trap.class, () -> Guests.call(beyond, 65_536 - 7, 0));
        assertEquals(Value.i32(0), Guests.call(function("(i32.load (i32.const 65532))"), 0, 0));
    }

    @Test
    void copiesThatFollowOneAnotherAreMadeInTheirOrder() {
        assertComputes(
                "(local.set 2 (local.get 0)) (local.set 0 (local.get 2)) (local.set 1 (local.get 0)) (local.get 1)",
                (a, _) -> a);
        assertComputes(
                "(local.get 0) (local.get 1) (local.set 0) (local.set 1) (i32.sub (local.get 0) (local.get 1))",
                (a, b) -> b - a);
    }

    @Test
    void aTrapIsInTheInstructionThatTraps() {
        Instance instance = Guests.instance("""
                (module (memory 1) (func (export "run") (param i32 i32) (result i32)
                  (nop) (nop)
                  (i32.trunc_f64_s (f64.add (f64.const 1) (f64.load (local.get 0))))
                  (if (result i32) (i32.eq (i32.load (local.get 1)) (i32.const 7))
                    (then (i32.const 1)) (else (i32.const 2)))
                  i32.add))""");
        int first = place(instance, -1, 0);
        int second = place(instance, 0, -1);
        // f64.load with its immediates, f64.add, i32.trunc_f64_s, local.get with its index.
        assertEquals(first + 3 + 1 + 1 + 2, second);
    }

    private static int place(Instance instance, int a, int b) {
        Trap trap = assertThrows(Trap.class, () -> Guests.call(instance.function("run"), a, b));
        return trap.callStack().getFirst().offset().orElseThrow();
    }
}
