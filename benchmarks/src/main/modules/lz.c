/* A compressor: finds repetitions by a table of hashes, writes them as pairs, and reads them again. */
#include "kernel.h"

enum { SIZE = 1 << 16 };
static u8 source[SIZE], packed[SIZE + SIZE / 8], unpacked[SIZE];
static u32 seen[4096];

static u32 word(const u8 *at) { return (u32)at[0] | (u32)at[1] << 8 | (u32)at[2] << 16 | (u32)at[3] << 24; }

static u32 pack(void) {
    for (u32 i = 0; i < 4096; i++) seen[i] = 0;
    u32 in = 0, out = 0, literals = 0;
    while (in + 8 < SIZE) {
        u32 slot = word(source + in) * 2654435761u >> 20;
        u32 before = seen[slot];
        seen[slot] = in + 1;
        if (before && in - (before - 1) < 65536 && word(source + before - 1) == word(source + in)) {
            u32 from = before - 1, count = 4;
            while (count < 255 && in + count < SIZE && source[from + count] == source[in + count]) count++;
            packed[out++] = (u8)literals;
            for (u32 i = literals; i; i--) packed[out++] = source[in - i];
            u32 distance = in - from;
            packed[out++] = (u8)count;
            packed[out++] = (u8)distance;
            packed[out++] = (u8)(distance >> 8);
            in += count;
            literals = 0;
        } else {
            in++;
            if (++literals == 255) {
                packed[out++] = 255;
                for (u32 i = 255; i; i--) packed[out++] = source[in - i];
                packed[out++] = 0;
                packed[out++] = 0;
                packed[out++] = 0;
                literals = 0;
            }
        }
    }
    literals += SIZE - in;
    packed[out++] = (u8)literals;
    for (u32 i = literals; i; i--) packed[out++] = source[SIZE - i];
    return out;
}

static u32 unpack(u32 size) {
    u32 in = 0, out = 0;
    while (in < size) {
        for (u32 i = packed[in++]; i; i--) unpacked[out++] = packed[in++];
        if (in >= size) break;
        u32 count = packed[in], distance = packed[in + 1] | (u32)packed[in + 2] << 8;
        in += 3;
        for (; count; count--, out++) unpacked[out] = unpacked[out - distance];
    }
    return out;
}

RUN run(int n) {
    static const char *words[] = {"module ", "memory ", "export ", "of the ", "a table ", "(i32, i64) ", "loop\n", "0x7f "};
    u32 state = 362436069u, filled = 0;
    while (filled < SIZE)
        for (const char *c = words[next(&state) >> 29]; *c && filled < SIZE; c++)
            source[filled++] = (next(&state) & 63) == 0 ? (u8)state : (u8)*c;
    u64 sum = 0;
    while (n-- > 0) {
        u32 size = pack();
        sum = fold(sum, size);
        sum = fold(sum, unpack(size));
        for (u32 i = 0; i < SIZE; i += 97) sum = fold(sum, unpacked[i]);
        source[(u32)n % SIZE] ^= 1;
    }
    return sum;
}
