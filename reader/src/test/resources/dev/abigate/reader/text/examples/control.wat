(module $control
  (type $binary (func (param i32 i32) (result i32)))
  (func $flat (export "flat") (param $n i32) (result i32)
    (local $i i32) (local i64 i64) (local $f f32)
    block $done (result i32)
      loop $next (param) (result)
        local.get $n
        i32.eqz
        if $zero
          br $next
        else $zero
          i32.const 1
          local.get $n
          br_table $zero $next 2 $done
        end $zero
      end $next
      unreachable
    end $done)
  (func $folded (param i32) (result i32)
    (block $out (result i32)
      (if $choice (result i32) (local.get 0)
        (then (i32.add (i32.const 1) (call $flat (i32.const 0x0_f))))
        (else (br $out (i32.const -1))))))
  (func $several (param i32 i64) (result i64 i32)
    (local.get 0) (local.get 1)
    (block (param i32 i64) (result i64 i32) (drop) (drop) (i64.const 0) (i32.const 0)))
  (table $table 1 funcref)
  (func (call_indirect (type $binary) (i32.const 1) (i32.const 2) (i32.const 0)) (drop)
    (drop (call_indirect $table (param i32) (result i32) (i32.const 7) (i32.const 0)))
    (return_call $flat (i32.const 2)) drop
    (drop (select (i32.const 1) (i32.const 2) (i32.const 3)))
    (drop (select (result f64) (f64.const 1) (f64.const 2) (i32.const 3))))
  (start 3))
