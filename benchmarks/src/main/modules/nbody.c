/* A kernel of doubles with square roots and divisions: bodies that attract each other. */
#include "kernel.h"

enum { BODIES = 24 };
static double place[BODIES][3], speed[BODIES][3], mass[BODIES];

RUN run(int n) {
    u32 state = 88675123u;
    for (int i = 0; i < BODIES; i++) {
        mass[i] = 1 + (next(&state) >> 24) / 64.0;
        for (int axis = 0; axis < 3; axis++) {
            place[i][axis] = (double)(next(&state) >> 16) / 1024 - 32;
            speed[i][axis] = 0;
        }
    }
    while (n-- > 0) {
        for (int i = 0; i < BODIES; i++) {
            for (int j = i + 1; j < BODIES; j++) {
                double x = place[i][0] - place[j][0], y = place[i][1] - place[j][1], z = place[i][2] - place[j][2];
                double square = x * x + y * y + z * z + 0.5;
                double pull = 0.001 / (square * __builtin_sqrt(square));
                double there = mass[j] * pull, here = mass[i] * pull;
                speed[i][0] -= x * there;
                speed[i][1] -= y * there;
                speed[i][2] -= z * there;
                speed[j][0] += x * here;
                speed[j][1] += y * here;
                speed[j][2] += z * here;
            }
        }
        for (int i = 0; i < BODIES; i++)
            for (int axis = 0; axis < 3; axis++) place[i][axis] += speed[i][axis];
    }
    u64 sum = 0;
    for (int i = 0; i < BODIES; i++)
        for (int axis = 0; axis < 3; axis++) {
            union { double number; u64 bits; } view = {place[i][axis]};
            sum = fold(sum, view.bits);
        }
    return sum;
}
