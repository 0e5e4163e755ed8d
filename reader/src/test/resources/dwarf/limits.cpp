enum class limit : long long { LEAST = -0x7fffffffffffffff - 1, MOST = 0x7fffffffffffffff };
extern "C" limit least() { return limit::LEAST; }
