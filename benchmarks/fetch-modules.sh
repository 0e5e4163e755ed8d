#!/bin/sh
# Fetches large real modules from the npm registry, as npm is set up on this machine, into the folder $1.
set -eu

folder=$1
mkdir -p "$folder"
cd "$folder"

# The file $2 of package $1 as $3.
fetch() {
  [ ! -s "$3" ] || return 0
  archive=$(npm pack --silent "$1" | tail -n 1)
  tar -xzf "$archive" "package/$2"
  mv "package/$2" "$3"
  rm -r package "$archive"
}

fetch esbuild-wasm@0.28.1 esbuild.wasm esbuild-0.28.1.wasm
fetch esbuild-wasm@0.28.2 esbuild.wasm esbuild-0.28.2.wasm
fetch @sqlite.org/sqlite-wasm@3.41.2 sqlite-wasm/jswasm/sqlite3.wasm sqlite-3.41.2.wasm
ls -l ./*.wasm
