#!/bin/sh
# Makes the program of RealProgramTest in the folder $1: SQLite, whose source is in a package of the npm registry, with the job
# beside this script, compiled for WASI. What is there is not made again.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
mkdir -p "$1"
cd "$1"
[ ! -s sqlite-job.wasm ] || exit 0

archive=$(npm pack --silent better-sqlite3@12.11.1 | tail -n 1)
tar -xzf "$archive" -O package/deps/sqlite3/sqlite3.c > sqlite3.c
tar -xzf "$archive" -O package/deps/sqlite3/sqlite3.h > sqlite3.h
clang --target=wasm32-wasi -O2 -w -I. -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_WAL \
  -D_WASI_EMULATED_GETPID -D_WASI_EMULATED_MMAN -lwasi-emulated-getpid -lwasi-emulated-mman \
  sqlite3.c "$here/sqlite-job.c" -o sqlite-job.part
mv sqlite-job.part sqlite-job.wasm
rm "$archive" sqlite3.c sqlite3.h
