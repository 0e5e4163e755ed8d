/* A parser: writes a JSON text once and reads it again and again, by recursive descent. */
#include "kernel.h"

static char text[1 << 16];
static u32 length;

static void put(const char *word) {
    while (*word) text[length++] = *word++;
}

static void put_number(u32 value) {
    char digits[10];
    int count = 0;
    do digits[count++] = (char)('0' + value % 10);
    while (value /= 10);
    while (count) text[length++] = digits[--count];
}

static void write_value(u32 *state, int depth) {
    u32 choice = next(state);
    u32 kind = depth ? choice % 8 : choice % 6;
    switch (kind) {
    case 0: put("true"); break;
    case 1: put("false"); break;
    case 2: put("null"); break;
    case 3: put_number(choice >> 8); break;
    case 4: put("-"); put_number(choice >> 20); put("."); put_number(choice >> 24); put("e2"); break;
    case 5: put("\"a longer \\\"text\\\" with \\u00e4 and \\n\""); break;
    case 6:
        put("[ ");
        for (u32 i = 0; i < (choice >> 8) % 7; i++) {
            if (i) put(", ");
            write_value(state, depth - 1);
        }
        put(" ]");
        break;
    default:
        put("{ ");
        for (u32 i = 0; i < (choice >> 8) % 7; i++) {
            if (i) put(",\n  ");
            put("\"key");
            put_number(i);
            put("\" : ");
            write_value(state, depth - 1);
        }
        put("}");
    }
}

static const char *at;
static u64 sum;

static void blank(void) {
    while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r') at++;
}

static void string(void) {
    u64 hash = 5381;
    for (at++; *at != '"'; at++) {
        u32 c = (u8)*at;
        if (c == '\\') {
            switch (*++at) {
            case 'n': c = '\n'; break;
            case 't': c = '\t'; break;
            case 'u':
                c = 0;
                for (int i = 0; i < 4; i++) {
                    u8 digit = (u8)*++at;
                    c = c << 4 | (u32)(digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10);
                }
                break;
            default: c = (u8)*at;
            }
        }
        hash = hash * 33 + c;
    }
    at++;
    sum = fold(sum, hash);
}

static void number(void) {
    double value = 0, sign = 1;
    if (*at == '-') {
        sign = -1;
        at++;
    }
    while (*at >= '0' && *at <= '9') value = value * 10 + (*at++ - '0');
    if (*at == '.') {
        double scale = 1;
        for (at++; *at >= '0' && *at <= '9'; at++) {
            scale /= 10;
            value += (*at - '0') * scale;
        }
    }
    if (*at == 'e') {
        int exponent = 0;
        for (at++; *at >= '0' && *at <= '9'; at++) exponent = exponent * 10 + (*at - '0');
        while (exponent--) value *= 10;
    }
    union { double number; u64 bits; } view = {sign * value};
    sum = fold(sum, view.bits);
}

static void value(void) {
    blank();
    switch (*at) {
    case '{':
        for (at++, blank(); *at != '}'; blank()) {
            if (*at == ',') {
                at++;
                blank();
            }
            string();
            blank();
            at++;
            value();
        }
        at++;
        sum = fold(sum, 7);
        break;
    case '[':
        for (at++, blank(); *at != ']'; blank()) {
            if (*at == ',') at++;
            value();
        }
        at++;
        sum = fold(sum, 8);
        break;
    case '"': string(); break;
    case 't': at += 4; sum = fold(sum, 1); break;
    case 'f': at += 5; sum = fold(sum, 2); break;
    case 'n': at += 4; sum = fold(sum, 3); break;
    default: number();
    }
}

RUN run(int n) {
    u32 state = 2463534242u;
    length = 0;
    put("[");
    while (length < 50000) {
        write_value(&state, 5);
        put(",");
    }
    put("0]");
    text[length] = 0;
    sum = 0;
    while (n-- > 0) {
        at = text;
        value();
    }
    return sum;
}
