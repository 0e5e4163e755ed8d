(module $m (@name "the module")
  (@custom "first" (before first) "\01\02" "three")
  (@unknown (@any "thing" [1, 2; 3]) "(" ;; line
    (; block ;) )
  (func $f (@name "the function") (param $"a parameter" i32)
    (@metadata.code.branch_hint "\01") (if (local.get $"a parameter") (then))
    (local.get 0) (@metadata.code.branch_hint "\00") br_if 0)
  (@custom "after code" (after code))
  (type $t (@name "the type") (func)))
