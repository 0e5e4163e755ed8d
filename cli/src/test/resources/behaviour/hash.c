/* Hashes and checksums. */
#include "heap.h"

unsigned EXPORT(fnv1a)(const byte *data, size length) {
  unsigned hash = 2166136261u;
  for (size i = 0; i < length; i++) {
    hash = (hash ^ data[i]) * 16777619u;
  }
  return hash;
}

unsigned EXPORT(crc32)(const byte *data, size length) {
  static unsigned table[256];
  if (!table[1]) {
    for (unsigned i = 0; i < 256; i++) {
      unsigned entry = i;
      for (int bit = 0; bit < 8; bit++) {
        entry = entry & 1 ? entry >> 1 ^ 0xedb88320u : entry >> 1;
      }
      table[i] = entry;
    }
  }
  unsigned crc = ~0u;
  for (size i = 0; i < length; i++) {
    crc = table[(crc ^ data[i]) & 0xff] ^ crc >> 8;
  }
  return ~crc;
}

unsigned EXPORT(adler32)(const byte *data, size length) {
  unsigned a = 1;
  unsigned b = 0;
  for (size i = 0; i < length; i++) {
    a = (a + data[i]) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16 | a;
}

static unsigned rotate(unsigned value, int bits) {
  return value << bits | value >> (32 - bits);
}

/* MurmurHash3 of 32 bits. */
unsigned EXPORT(murmur3)(const byte *data, size length, unsigned seed) {
  unsigned hash = seed;
  size blocks = length / 4;
  for (size i = 0; i < blocks; i++) {
    const byte *at = data + 4 * i;
    unsigned k = at[0] | at[1] << 8 | at[2] << 16 | (unsigned)at[3] << 24;
    k = rotate(k * 0xcc9e2d51u, 15) * 0x1b873593u;
    hash = rotate(hash ^ k, 13) * 5 + 0xe6546b64u;
  }
  const byte *tail = data + 4 * blocks;
  unsigned k = 0;
  switch (length & 3) {
    case 3:
      k ^= (unsigned)tail[2] << 16; /* fall through */
    case 2:
      k ^= (unsigned)tail[1] << 8; /* fall through */
    case 1:
      k ^= tail[0];
      hash ^= rotate(k * 0xcc9e2d51u, 15) * 0x1b873593u;
  }
  hash ^= length;
  hash = (hash ^ hash >> 16) * 0x85ebca6bu;
  hash = (hash ^ hash >> 13) * 0xc2b2ae35u;
  return hash ^ hash >> 16;
}
