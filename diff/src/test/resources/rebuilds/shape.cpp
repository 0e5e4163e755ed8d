#include "shape.hpp"

void operator delete(void *) noexcept {}
void operator delete(void *, decltype(sizeof 0)) noexcept {}
extern "C" void __cxa_pure_virtual() { __builtin_trap(); }

namespace geometry {
int Shape::made = 0;
Shape::~Shape() { made--; }
} // namespace geometry

__attribute__((export_name("area"))) double area(const geometry::Shape &shape) {
  return shape.area() * shape.edges();
}
