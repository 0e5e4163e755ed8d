struct point { int x; short y; }; typedef enum { RED = 1, BLUE = -2 } colour;
int counter = 3; extern int host_log(struct point *p);
__attribute__((visibility("default"))) int area(const struct point *p, colour c) { return host_log((struct point *)p) + p->x * p->y + c; }
