// Two versions of one small library: clang++ --target=wasm32 -g -O1 -DV1 or -DV2.
enum Colour { RED, GREEN,
#ifdef V2
  AMBER,
#endif
  BLUE };
struct Point { int x;
#ifdef V2
  long long y;
#else
  int y;
#endif
};
struct Style { unsigned bold : 1; unsigned width : 
#ifdef V2
 5;
#else
 3;
#endif
 Colour colour; };
struct Shape {
  virtual int area() const;
#ifdef V2
  virtual int edges() const;
#endif
  virtual int draw(const Style &style);
  Point origin;
  union { int radius; float ratio; };
  int (*listener)(int, Point *);
};
int Shape::area() const { return radius; }
#ifdef V2
int Shape::edges() const { return 0; }
#endif
int Shape::draw(const Style &style) { return style.width; }
extern "C" int shape_area(Shape *shape) { return shape->area(); }
extern "C" int move(Shape *shape, Point by) { return by.x; }
