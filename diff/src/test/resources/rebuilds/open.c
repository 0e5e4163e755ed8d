#include "window.h"

__attribute__((import_module("host"), import_name("redraw"))) void
redraw(struct window *, unsigned char, float);

__attribute__((export_name("place"))) point place(const struct window *w) {
  return w->at;
}

__attribute__((export_name("open"))) struct window *
open_window(struct window *w, handler h, struct menu *m) {
  redraw(w, w->flags, 1.5f);
  return h(w, ON, m) ? w : w->next;
}
