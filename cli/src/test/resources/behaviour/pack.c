/* Compression: copies of what came before, as distance and length, between bytes as they are. */
#include "heap.h"

#define LEAST_COPY 3
#define MOST_COPY 34
#define MOST_LITERALS 32
#define WINDOW 1024
#define HASHES 256

static unsigned hash(const byte *at) {
  return ((at[0] * 31u + at[1]) * 31u + at[2]) % HASHES;
}

static int literals(const byte *from, int count, byte *out, int at, int room) {
  while (count > 0) {
    int part = count < MOST_LITERALS ? count : MOST_LITERALS;
    if (at + part + 1 > room) {
      return -1;
    }
    out[at++] = (byte)(part - 1);
    for (int i = 0; i < part; i++) {
      out[at++] = *from++;
    }
    count -= part;
  }
  return at;
}

int EXPORT(pack)(const byte *in, int length, byte *out, int room) {
  int heads[HASHES];
  for (int i = 0; i < HASHES; i++) {
    heads[i] = -1;
  }
  int written = 0;
  int begin = 0;
  int at = 0;
  while (at + LEAST_COPY <= length) {
    unsigned slot = hash(in + at);
    int from = heads[slot];
    heads[slot] = at;
    int same = 0;
    if (from >= 0 && at - from <= WINDOW) {
      while (same < MOST_COPY && at + same < length && in[from + same] == in[at + same]) {
        same++;
      }
    }
    if (same < LEAST_COPY) {
      at++;
      continue;
    }
    written = literals(in + begin, at - begin, out, written, room);
    if (written < 0 || written + 2 > room) {
      return -1;
    }
    int distance = at - from - 1;
    out[written++] = (byte)(0x80 | (distance >> 8) << 5 | (same - LEAST_COPY));
    out[written++] = (byte)distance;
    at += same;
    begin = at;
  }
  return literals(in + begin, length - begin, out, written, room);
}

int EXPORT(unpack)(const byte *in, int length, byte *out, int room) {
  int written = 0;
  int at = 0;
  while (at < length) {
    int token = in[at++];
    if (token & 0x80) {
      if (at >= length) {
        return -1;
      }
      int distance = ((token >> 5 & 3) << 8 | in[at++]) + 1;
      int count = (token & 31) + LEAST_COPY;
      if (distance > written || written + count > room) {
        return -2;
      }
      for (int i = 0; i < count; i++) {
        out[written] = out[written - distance];
        written++;
      }
    } else {
      int count = token + 1;
      if (count > MOST_LITERALS) {
        return -3;
      }
      if (at + count > length || written + count > room) {
        return -4;
      }
      for (int i = 0; i < count; i++) {
        out[written++] = in[at++];
      }
    }
  }
  return written;
}
