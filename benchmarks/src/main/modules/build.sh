#!/bin/sh
# Compiles the kernels anew, with clang and lld for WebAssembly on the path. The modules are committed: figures are of these.
set -eu
cd "$(dirname "$0")"
for source in *.c; do
  clang --target=wasm32 -O2 -nostdlib -fno-builtin -Wall -Wno-parentheses -Wl,--no-entry -Wl,-z,stack-size=65536 -o "${source%.c}.wasm" "$source"
done
