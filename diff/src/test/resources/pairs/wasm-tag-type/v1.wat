(module
  (tag (export "err") (param i32))
  (func (export "f")))
