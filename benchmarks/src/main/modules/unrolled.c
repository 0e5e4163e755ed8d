/* One straight line of over 100 KB of code: many blocks of a stream cipher (RFC 8439), with every round written out. */
#include "kernel.h"

#define TURN(x, by) ((x) << (by) | (x) >> (32 - (by)))
#define QUARTER(a, b, c, d)                                                                        \
    a += b, d = TURN(d ^ a, 16), c += d, b = TURN(b ^ c, 12);                                      \
    a += b, d = TURN(d ^ a, 8), c += d, b = TURN(b ^ c, 7);
#define DOUBLE_ROUND                                                                               \
    QUARTER(a, e, i, m) QUARTER(b, f, j, n) QUARTER(c, g, k, o) QUARTER(d, h, l, p)                \
    QUARTER(a, f, k, p) QUARTER(b, g, l, m) QUARTER(c, h, i, n) QUARTER(d, e, j, o)
#define ROUNDS DOUBLE_ROUND DOUBLE_ROUND DOUBLE_ROUND DOUBLE_ROUND DOUBLE_ROUND
#define BLOCK(number)                                                                              \
    ROUNDS ROUNDS                                                                                  \
    state[number & 15] ^= a; state[number + 3 & 15] += g; state[number + 7 & 15] ^= l; state[number + 12 & 15] += n;
#define FOUR(number) BLOCK(number) BLOCK(number + 1) BLOCK(number + 2) BLOCK(number + 3)

static u32 state[16];

RUN run(int count) {
    for (u32 i = 0; i < 16; i++) state[i] = i * 0x9e3779b9u;
    while (count-- > 0) {
        u32 a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        u32 i = state[8], j = state[9], k = state[10], l = state[11], m = state[12], n = state[13], o = state[14], p = state[15];
        FOUR(0) FOUR(4) FOUR(8) FOUR(12) FOUR(16) FOUR(20) FOUR(24)
        state[0] += a, state[5] += e + i, state[11] += j + m, state[15] += p;
    }
    u64 sum = 0;
    for (int i = 0; i < 16; i++) sum = fold(sum, state[i]);
    return sum;
}
