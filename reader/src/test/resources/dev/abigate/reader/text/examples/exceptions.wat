(module
  (tag $e (param i32)) (tag $none)
  (func $new (result i32)
    (block $h (result i32)
      (block $all (result exnref)
        (try_table (catch $e $h) (catch_all_ref $all) (throw $e (i32.const 1)))
        (unreachable))
      (throw_ref)))
  (func $old (result i32)
    (try $t (result i32)
      (do (call $new))
      (catch $e (drop) (rethrow $t))
      (catch_all (i32.const 2))))
  (func $older
    try $outer
      try
        throw $none
      delegate $outer
    catch $none
    catch_all
    end $outer
    (try (do (nop)) (delegate 0))))
