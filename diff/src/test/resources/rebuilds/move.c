#include "window.h"

__attribute__((export_name("move"))) int move(struct window *w, point by) {
  w->at.x += by.x;
  w->at.y += by.y;
  return w->at.x;
}

static int level(const struct window *w) { return w->layer * 8 + w->flags; }

__attribute__((export_name("above"))) _Bool above(const struct window *a,
                                                  const struct window *b) {
  return level(a) > level(b);
}
