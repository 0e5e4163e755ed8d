(module
  (func (export "f") (param i32) (result i32) (local.get 0))
  (memory (export "memory") 2)
  (@custom "plugin_abi" "abi=1"))
