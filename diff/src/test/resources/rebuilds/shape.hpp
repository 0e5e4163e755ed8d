#pragma once

namespace geometry {
enum class Unit : unsigned char { MILLIMETRE, INCH = 25 };

template <typename T, int N> struct Vector {
  T at[N];
  T sum() const {
    T all = 0;
    for (int i = 0; i < N; i++) all += at[i];
    return all;
  }
};

class Shape {
public:
  explicit Shape(Unit unit) : unit(unit) {}
  virtual ~Shape();
  virtual double area() const = 0;
  virtual int edges() const { return 0; }
  static int made;

protected:
  Unit unit;
};

struct Named {
  const char *name = "";
};

class Square final : public Shape, public Named {
public:
  Square(Unit unit, double side);
  double area() const override;
  int edges() const override { return 4; }
  Vector<float, 3> corner(int number) const &;

private:
  double side;
};
} // namespace geometry
