;; Sieves the primes below 65,536 and says how many there are, how far apart on average, and the FNV-1a digest of the gaps.
;;   abigate run primes.wat
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (type $formatter (func (param i64)))
  ;; 0: a list of one buffer for fd_write; 16: how much it wrote; 32: the text; from 65,536 on a byte for each number
  (memory (export "memory") 2)
  (data (i32.const 1024) " primes, mean gap ")
  (data (i32.const 1048) ", digest ")
  (global $end (mut i32) (i32.const 32))
  (table funcref (elem $decimal $hexadecimal))

  (func $put (param $byte i32)
    (i32.store8 (global.get $end) (local.get $byte))
    (global.set $end (i32.add (global.get $end) (i32.const 1))))

  (func $copy (param $from i32) (param $count i32)
    (memory.copy (global.get $end) (local.get $from) (local.get $count))
    (global.set $end (i32.add (global.get $end) (local.get $count))))

  (func $decimal (param $number i64)
    (if (i64.ge_u (local.get $number) (i64.const 10))
      (then (call $decimal (i64.div_u (local.get $number) (i64.const 10)))))
    (call $put (i32.add (i32.const 48) (i32.wrap_i64 (i64.rem_u (local.get $number) (i64.const 10))))))

  (func $hexadecimal (param $number i64)
    (local $digit i32) (local $shift i64)
    (local.set $shift (i64.const 64))
    (loop $next
      (local.set $shift (i64.sub (local.get $shift) (i64.const 4)))
      (local.set $digit (i32.and (i32.wrap_i64 (i64.shr_u (local.get $number) (local.get $shift))) (i32.const 15)))
      (call $put (i32.add (local.get $digit)
        (select (i32.const 48) (i32.const 87) (i32.lt_s (local.get $digit) (i32.const 10)))))
      (br_if $next (i64.gt_s (local.get $shift) (i64.const 0)))))

  ;; With three digits after the point.
  (func $fraction (param $number f64)
    (local $digits i32)
    (call $decimal (i64.trunc_f64_u (local.get $number)))
    (call $put (i32.const 46))
    (loop $next
      (local.set $number (f64.mul (f64.sub (local.get $number) (f64.floor (local.get $number))) (f64.const 10)))
      (call $decimal (i64.trunc_f64_u (local.get $number)))
      (local.set $digits (i32.add (local.get $digits) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $digits) (i32.const 3)))))

  (func $sieve
    (local $number i32) (local $multiple i32)
    (memory.fill (i32.const 65536) (i32.const 1) (i32.const 65536))
    (local.set $number (i32.const 2))
    (loop $next
      (if (i32.load8_u offset=65536 (local.get $number))
        (then
          (local.set $multiple (i32.mul (local.get $number) (local.get $number)))
          (block $crossed
            (loop $cross
              (br_if $crossed (i32.ge_u (local.get $multiple) (i32.const 65536)))
              (i32.store8 offset=65536 (local.get $multiple) (i32.const 0))
              (local.set $multiple (i32.add (local.get $multiple) (local.get $number)))
              (br $cross)))))
      (local.set $number (i32.add (local.get $number) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $number) (i32.const 256)))))

  (func $report (param $count i32) (param $gaps f64) (param $digest i64)
    (call_indirect (type $formatter) (i64.extend_i32_u (local.get $count)) (i32.const 0))
    (call $copy (i32.const 1024) (i32.const 18))
    (call $fraction (f64.div (local.get $gaps) (f64.convert_i32_u (i32.sub (local.get $count) (i32.const 1)))))
    (call $copy (i32.const 1048) (i32.const 9))
    (call_indirect (type $formatter) (local.get $digest) (i32.const 1))
    (call $put (i32.const 10))
    (i32.store (i32.const 0) (i32.const 32))
    (i32.store (i32.const 4) (i32.sub (global.get $end) (i32.const 32)))
    (if (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16))
      (then (call $exit (i32.const 1)))))

  (func (export "_start")
    (local $number i32) (local $last i32) (local $count i32) (local $gaps f64) (local $digest i64)
    (call $sieve)
    (local.set $digest (i64.const 0xcbf29ce484222325))
    (local.set $number (i32.const 2))
    (loop $next
      (if (i32.eq (i32.load8_u offset=65536 (local.get $number)) (i32.const 1))
        (then
          (if (i32.ne (local.get $last) (i32.const 0))
            (then
              (local.set $gaps (f64.add (local.get $gaps)
                (f64.convert_i32_u (i32.sub (local.get $number) (local.get $last)))))
              (local.set $digest (i64.mul (i64.const 0x100000001b3)
                (i64.xor (local.get $digest) (i64.extend_i32_u (i32.sub (local.get $number) (local.get $last))))))))
          (local.set $last (local.get $number))
          (local.set $count (i32.add (local.get $count) (i32.const 1)))))
      (local.set $number (i32.add (local.get $number) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $number) (i32.const 65536))))
    (call $report (local.get $count) (local.get $gaps) (local.get $digest))))
