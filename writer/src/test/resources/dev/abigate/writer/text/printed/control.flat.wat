(module $flat
  (type $pair (func (param i32 i32) (result i32 i32)))
  (type (;1;) (func (result i32)))
  (type (;2;) (func (param i32) (result i32)))
  (type (;3;) (func (param i32)))
  (type (;4;) (func (result i32 exnref)))
  (table (;0;) 1 funcref)
  (table (;1;) 1 funcref)
  (tag $e (param i32))
  (func $f (param i32) (result i32)
    block (;@1;) (type 1)
      i32.const 1
      br 0 (;@1;)
    end
    drop
    block (;@1;) (result i32)
      i32.const 1
    end
    drop
    block (;@1;)
    end
    loop (;@1;)
    end
    i32.const 1
    i32.const 2
    block $both (type $pair) (param i32 i32) (result i32 i32)
      br_if $both
      i32.const 0
    end
    drop
    drop
    i32.const 1
    if (;@1;) (param i32) (result i32)
    else
      nop
    end
    drop
    local.get 0
    if (;@1;)
    else
    end
    local.get 0
    if (;@1;)
      local.get 0
      return
    else
      unreachable
    end
    block $a
      block $b
        block $c
          local.get 0
          br_table $a $b $a 3 (;@0;) $c
        end
      end
    end
    block $caught (result i32 exnref)
      try_table $t (catch $e $caught) (catch_ref $e $caught) (catch_all 1 (;@0;)) (catch_all_ref $caught)
        br $t
        i32.const 1
        throw $e
      end
      unreachable
    end
    throw_ref
    try (;@1;)
      nop
    catch $e
      drop
    catch_all
      rethrow 0 (;@1;)
    end
    try (;@1;)
      i32.const 1
      throw $e
    delegate 0 (;@0;)
    try (;@1;)
    end
    i32.const 1
    i32.const 2
    i32.const 3
    call_indirect (type $pair) (param i32 i32) (result i32 i32)
    drop
    drop
    i32.const 1
    i32.const 2
    call_indirect 1 (param i32) (result i32)
    drop
    i32.const 1
    i32.const 2
    ref.null $pair
    call_ref $pair
    drop
    drop
    i32.const 1
    i32.const 2
    i32.const 3
    select
    drop
    ref.func $f
    ref.null func
    i32.const 3
    select (result funcref)
    drop
    block (;@1;) (result i32)
      i32.const 1
    end
    i32.const 1
    if (;@1;) (result i32)
      i32.const 1
    else
      i32.const 2
    end
    i32.add
    drop
    local.get 0
    return_call $f
    drop
    i32.const 1
    i32.add
  )
)
