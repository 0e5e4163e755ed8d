#!/bin/sh
# Fetches the modules that the files releases and behaviour-releases beside this script list from the npm registry, as npm
# is set up on this machine, into the folder $1: RELEASE/MODULE of each package. What is there is not fetched again; what
# cannot be fetched is left out, and the test says so.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
mkdir -p "$1"
cd "$1"

cat "$here/releases" "$here/behaviour-releases" | while read -r package release module; do
  target=$package/$release/$module
  [ ! -s "$target" ] || continue
  archive=$(npm pack --silent "$package@$release" | tail -n 1) || continue
  mkdir -p "$(dirname "$target")"
  tar -xzf "$archive" -O "package/$module" > "$target.part"
  mv "$target.part" "$target"
  rm "$archive"
done
