;; Writes a greeting to a file of its first directory, and to standard output.
;;   abigate run greeting.wat --dir .
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "\20\00\00\00\06\00\00\00")
  (data (i32.const 32) "hello\n")
  (data (i32.const 48) "greeting.txt")

  (func $require (param $errno i32)
    (if (local.get $errno) (then (call $exit (local.get $errno)))))

  (func $greet (param $descriptor i32)
    (call $require (call $write (local.get $descriptor) (i32.const 16) (i32.const 1) (i32.const 24))))

  (func (export "_start")
    ;; path_open: create and truncate, with the right to write; the descriptor goes to 0
    (call $require (call $open (i32.const 3) (i32.const 0) (i32.const 48) (i32.const 12)
      (i32.const 9) (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 0)))
    (call $greet (i32.load (i32.const 0)))
    (call $require (call $close (i32.load (i32.const 0))))
    (call $greet (i32.const 1))))
