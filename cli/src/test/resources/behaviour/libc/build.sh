#!/bin/sh
# Builds the programs of this folder for WAMR's libc-builtin, whose functions are left as imports of the module env: without
# optimization, with it, for size, with the data elsewhere, and with another clang. Three more behave otherwise.
set -eu
cd "$(dirname "$0")"
for source in *.c; do
  name=${source%.c}
  build() {
    compiler=$1
    variant=$2
    shift 2
    "$compiler" --target=wasm32 -nostdlib -Wall -Wextra -Werror -Wno-incompatible-library-redeclaration \
      -Wno-main-return-type -Wl,--no-entry -Wl,--strip-all -Wl,--allow-undefined -Wl,--export=__heap_base \
      "$@" -o "$name-$variant.wasm" "$source"
  }
  build clang-14 O0 -O0
  build clang-14 O2 -O2
  build clang-14 Oz -Oz
  build clang-14 moved -O2 -Wl,--global-base=300000 -Wl,-z,stack-size=131072 -fno-inline
  build clang-16 clang16 -O2
  for change in text order exit; do
    build clang-14 "other-$change" -Oz "-DOTHER_$(echo $change | tr a-z A-Z)"
  done
done
