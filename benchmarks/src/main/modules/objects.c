/* Indirect calls: shapes with tables of functions, of which a site sees one kind, or all in turn. */
#include "kernel.h"

struct shape;
struct kind {
    u32 (*area)(const struct shape *);
    void (*grow)(struct shape *, u32);
    u32 (*corners)(const struct shape *);
};
struct shape {
    const struct kind *kind;
    u32 width, height;
};

#define KIND(name, of_area, of_growth, of_corners)                                                 \
    static u32 name##_area(const struct shape *s) { return of_area; }                              \
    static void name##_grow(struct shape *s, u32 by) { of_growth; }                                \
    static u32 name##_corners(const struct shape *s) { return of_corners; }                        \
    static const struct kind name = {name##_area, name##_grow, name##_corners};

KIND(rectangle, s->width * s->height, s->width += by, 4)
KIND(square, s->width * s->width, (s->width += by, s->height += by), 4)
KIND(triangle, s->width * s->height / 2, s->height += by, 3)
KIND(ellipse, s->width * s->height * 355 / 113, (s->width ^= by), 0)
KIND(line, 0, (s->height = s->height * 5 + by), s->width & 1)
KIND(star, s->width * s->width + s->height * s->height, s->height -= by, 10)

static struct shape shapes[512];

RUN run(int n) {
    static const struct kind *const kinds[] = {&rectangle, &square, &triangle, &ellipse, &line, &star};
    u32 state = 521288629u;
    for (int i = 0; i < 512; i++) {
        u32 choice = next(&state);
        shapes[i] = (struct shape){i < 256 ? &triangle : kinds[choice % 6], choice >> 20, choice >> 26};
    }
    u64 sum = 0;
    while (n-- > 0) {
        u32 areas = 0, corners = 0;
        for (int i = 0; i < 256; i++) areas += shapes[i].kind->area(&shapes[i]);
        for (int i = 256; i < 512; i++) {
            struct shape *shape = &shapes[i];
            areas += shape->kind->area(shape);
            corners += shape->kind->corners(shape);
            shape->kind->grow(shape, areas & 3);
        }
        sum = fold(sum, areas + corners);
    }
    return sum;
}
