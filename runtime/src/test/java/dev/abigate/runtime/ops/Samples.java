package dev.abigate.runtime.ops;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Numbers that operations are tried on: the edges, and seeded ones. */
final class Samples {
    private static final int SEED = 20;
    private static final int RANDOM = 200;

    private Samples() {}

    /** Edges of all integer sizes, and others; as 32-bit numbers the lower halves serve. */
    static long[] integers() {
        LongStream edges = LongStream.of(7, 8, 15, 16, 31, 32, 62, 63)
                .flatMap(bit -> LongStream.of(1L << bit, (1L << bit) - 1, (1L << bit) + 1, -(1L << bit)));
        LongStream small = LongStream.rangeClosed(-3, 3);
        LongStream random = new SplittableRandom(SEED).longs(RANDOM);
        return LongStream.concat(LongStream.concat(edges, small), random).toArray();
    }

    /** Zeros, infinities, subnormals, limits of integers with their neighbours, and random bits. No NaN. */
    static double[] numbers() {
        DoubleStream edges = DoubleStream.of(
                        0,
                        0.1,
                        0.5,
                        0.75,
                        1,
                        1.5,
                        2.5,
                        3.5,
                        Double.MIN_VALUE,
                        Double.MIN_NORMAL,
                        Float.MIN_VALUE,
                        Float.MIN_NORMAL,
                        Float.MAX_VALUE,
                        Double.MAX_VALUE,
                        Double.POSITIVE_INFINITY,
                        0x1p23,
                        0x1p31,
                        0x1p32,
                        0x1p52,
                        0x1p63,
                        0x1p64)
                .flatMap(x -> DoubleStream.of(x, Math.nextUp(x), Math.nextDown(x), Math.nextUp((float) x)))
                .flatMap(x -> DoubleStream.of(x, -x));
        DoubleStream random = new SplittableRandom(SEED)
                .longs(RANDOM)
                .mapToDouble(Double::longBitsToDouble)
                .filter(x -> !Double.isNaN(x));
        DoubleStream near = new SplittableRandom(SEED).doubles(RANDOM, -0x1p65, 0x1p65);
        return DoubleStream.concat(DoubleStream.concat(edges, random), near).toArray();
    }
}
