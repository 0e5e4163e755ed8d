#include "shape.hpp"

namespace geometry {
Square::Square(Unit unit, double side) : Shape(unit), side(side) { made++; }
double Square::area() const { return side * side; }
Vector<float, 3> Square::corner(int number) const & {
  float far = static_cast<float>(side);
  return {{number & 1 ? far : 0, number & 2 ? far : 0, 0}};
}
} // namespace geometry

__attribute__((export_name("scaled"))) double
scaled(const geometry::Square *square, const geometry::Vector<double, 2> &by) {
  return square->area() * by.sum();
}

__attribute__((export_name("corner"))) float
corner(const geometry::Square &square, int number, geometry::Unit unit) {
  auto corner = square.corner(number);
  return unit == geometry::Unit::INCH ? corner.sum() / 25.4f : corner.sum();
}

__attribute__((export_name("square"))) void square(geometry::Square *at) {
  *at = geometry::Square(geometry::Unit::INCH, 2);
}
