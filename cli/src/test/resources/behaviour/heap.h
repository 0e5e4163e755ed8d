/* A heap that only grows, for programs without a C library. */
#ifndef HEAP_H
#define HEAP_H

#define EXPORT(name) __attribute__((export_name(#name))) name

typedef unsigned char byte;
typedef unsigned int size;

static byte arena[1 << 17];
static size used;

void *EXPORT(malloc)(size bytes) {
  size rounded = (bytes + 15u) & ~15u;
  if (rounded < bytes || rounded > sizeof arena - used) {
    return 0;
  }
  void *place = arena + used;
  used += rounded;
  return place;
}

void EXPORT(free)(void *place) {
  (void)place;
}

#endif
