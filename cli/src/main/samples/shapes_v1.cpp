// A drawing library in C++: what its classes look like is in the debug information alone.
//   clang++ --target=wasm32 -O1 -gdwarf-4 -fno-exceptions -fno-rtti -nostdlib -fdebug-compilation-dir=.
//     -Wl,--no-entry,--allow-undefined,--export-dynamic -o shapes_v1.wasm shapes_v1.cpp
#define EXPORT __attribute__((visibility("default"), used))

namespace shapes {

enum class Colour : unsigned char { Black, Red, Blue };

constexpr int kMostCorners = 64;

template <typename T>
struct Point {
    T x;
    T y;
    Point operator+(const Point &other) const { return {T(x + other.x), T(y + other.y)}; }
};

struct Style {
    Colour colour : 4;
    unsigned dashed : 1;
    float width;
    static const int version = 1;
};

class Shape {
public:
    explicit Shape(Style style) : style_(style) {}
    virtual float area() const = 0;
    virtual void move(Point<int> by) { origin_ = origin_ + by; }
    const Style &style() const { return style_; }

protected:
    Point<int> origin_{0, 0};

private:
    Style style_;
};

class Rectangle : public Shape {
public:
    Rectangle(Point<int> size, Style style) : Shape(style), size_(size) {}
    float area() const override { return float(size_.x) * float(size_.y); }

private:
    Point<int> size_;
};

union Handle {
    Shape *shape;
    int index;
};

typedef void (*Painter)(const Shape &shape, Colour colour, ...);

}

using namespace shapes;

extern "C" void *allocate(unsigned size);
inline void *operator new(__SIZE_TYPE__, void *place) { return place; }

EXPORT int drawn = 0;

extern "C" {
EXPORT Shape *rectangle(int width, int height, Style style) {
    return new (allocate(sizeof(Rectangle))) Rectangle({width, height}, style);
}
EXPORT float area(const Shape *shape) { return shape->area(); }
EXPORT void move(Shape *shape, Point<int> *by) { shape->move(*by); }
EXPORT void draw(const Shape &shape, Painter painter) {
    drawn++;
    painter(shape, shape.style().colour, kMostCorners);
}
EXPORT int index_of(Handle handle) { return handle.index; }
void __cxa_pure_virtual() { __builtin_trap(); }
}
