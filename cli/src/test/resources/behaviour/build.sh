#!/bin/sh
# Builds the programs of this folder with clang and wasm-ld: without optimization, with it, for size, with the data
# elsewhere, and with another clang. Three of them are built with debug information, too.
set -eu
cd "$(dirname "$0")"
for source in *.c; do
  name=${source%.c}
  build() {
    compiler=$1
    variant=$2
    shift 2
    "$compiler" --target=wasm32 -nostdlib -fno-builtin -Wall -Wextra -Werror -Wl,--no-entry \
      "$@" -o "$name-$variant.wasm" "$source"
  }
  build clang-14 O0 -O0 -Wl,--strip-all
  build clang-14 O2 -O2 -Wl,--strip-all
  build clang-14 Oz -Oz -Wl,--strip-all
  build clang-14 moved -O2 -Wl,--strip-all -Wl,--global-base=300000 -Wl,-z,stack-size=131072 -fno-inline
  build clang-16 clang16 -O2 -Wl,--strip-all
  case $name in
    text | sort | machine)
      build clang-14 debug-O0 -O0 -g -gdwarf-4 "-fdebug-prefix-map=$PWD=."
      build clang-14 debug-O2 -O2 -g -gdwarf-4 "-fdebug-prefix-map=$PWD=."
      ;;
  esac
done
