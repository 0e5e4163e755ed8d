/* What the kernels share: they import nothing, and each exports run(i32) -> i64, a checksum. */
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;
#define RUN __attribute__((export_name("run"))) u64

/* A step of a generator of numbers that look random (Marsaglia's xorshift). */
static inline u32 next(u32 *state) {
    u32 x = *state;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return *state = x;
}

/* FNV-1a over whole words. */
static inline u64 fold(u64 sum, u64 value) { return (sum ^ value) * 0x100000001b3ull; }
