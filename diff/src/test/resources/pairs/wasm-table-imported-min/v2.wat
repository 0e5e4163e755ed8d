(module
  (import "env" "t" (table 8 funcref))
  (func (export "f")))
