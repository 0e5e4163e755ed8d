#pragma once

typedef struct {
  int x, y;
} point;

#ifndef TITLE
#define TITLE 16
#endif

enum mode { OFF, ON, AUTOMATIC = 7 };

struct window {
  point at;
  struct window *next;
  char title[TITLE];
  unsigned flags : 3;
  unsigned layer : 9;
  union {
    double scale;
    enum mode mode;
  };
};

struct menu;

typedef int (*handler)(struct window *, enum mode, void *);
