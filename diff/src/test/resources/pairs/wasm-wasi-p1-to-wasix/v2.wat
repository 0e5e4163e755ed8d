(module
  (import "wasix_32v1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (func (export "say") (result i32)
    (call $write (i32.const 1) (i32.const 0) (i32.const 0) (i32.const 0))))
