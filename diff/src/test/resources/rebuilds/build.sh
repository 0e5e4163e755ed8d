#!/bin/sh
# Builds the modules of this folder from its sources, with clang and wasm-ld 14 or later.
set -eu
cd "$(dirname "$0")"

FLAGS="--target=wasm32-unknown-unknown -nostdlib -mthread-model single -fdebug-prefix-map=$PWD=. -Wl,--no-entry"

# Usage: build OUTPUT OPTIONS AND SOURCES
build() {
    output=$1
    shift
    clang $FLAGS "$@" -o "$output"
}

for level in 0 1 2 z; do
    build "c-O$level.wasm" -g "-O$level" move.c open.c
    build "cpp-O$level.wasm" -g "-O$level" -fno-rtti -fno-exceptions -Wl,--export-dynamic shape.cpp square.cpp
done
build c-reordered.wasm -g -O1 open.c move.c
build c-dwarf5.wasm -gdwarf-5 -O1 move.c open.c
build longer-title.wasm -g -O1 -DTITLE=24 move.c open.c
build cpp-reordered.wasm -g -O1 -fno-rtti -fno-exceptions -Wl,--export-dynamic square.cpp shape.cpp
build cpp-dwarf5.wasm -gdwarf-5 -O1 -fno-rtti -fno-exceptions -Wl,--export-dynamic shape.cpp square.cpp
build cpp-whole.wasm -g -O2 -fstandalone-debug -fno-rtti -fno-exceptions -Wl,--export-dynamic shape.cpp square.cpp
