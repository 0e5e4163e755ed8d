#!/bin/sh
# Builds the programs of this folder with clang and wasm-ld: without optimization, with it, for size, and with the data
# elsewhere.
set -eu
cd "$(dirname "$0")"
for source in *.c; do
  name=${source%.c}
  build() {
    variant=$1
    shift
    clang --target=wasm32 -nostdlib -fno-builtin -Wall -Wextra -Werror -Wl,--no-entry -Wl,--strip-all \
      "$@" -o "$name-$variant.wasm" "$source"
  }
  build O0 -O0
  build O2 -O2
  build Oz -Oz
  build moved -O2 -Wl,--global-base=300000 -Wl,-z,stack-size=131072 -fno-inline
done
