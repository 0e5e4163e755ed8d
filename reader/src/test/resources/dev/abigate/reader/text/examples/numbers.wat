(module
  (func
    (f32.const 1.000000059604644775390625) (drop)
    (f32.const 0x1.000001p0) (f32.const -0x0.8) (f32.const 0x1p-149) (f32.const 1e38) (f32.const inf)
    (f64.const nan) (f64.const -nan:0x8_0000) (f64.const 6_022.140_76e+20) (f64.const 0x1.fffffffffffff8p1022)
    (i32.const 4_294_967_295) (i32.const -0x8000_0000) (i64.const 0xffff_ffff_ffff_ffff) (i64.const +1)
    (v128.const i8x16 -128 255 0 1 2 3 4 5 6 7 8 9 10 11 12 13)
    (v128.const f32x4 nan:0x1 -inf 0x1p0 1) (v128.const i64x2 -1 0x7fff_ffff_ffff_ffff)
    (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31)
    (i32x4.extract_lane 3) (v128.load8_lane 1) (v128.store64_lane offset=8 align=8 1) (v128.load16_lane 0 offset=2 1)
    (i32.atomic.rmw8.add_u offset=1 (i32.const 0) (i32.const 1)) (atomic.fence) (i64.add128) (i64.mul_wide_u)
    unreachable)
  (memory 1 1 shared))
