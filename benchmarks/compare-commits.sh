#!/bin/sh
# Compares the engines of two commits by ratio, in turn on this machine, and fails where the new one's quickest turn takes more than
# 1.15 times that of the old one on some module: compare-commits.sh OLD NEW [ROUNDS] [MODULE...]
set -eu

[ $# -ge 2 ] || { echo "usage: compare-commits.sh OLD NEW [ROUNDS] [MODULE...]" >&2; exit 2; }
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
old=$1 new=$2 rounds=${3:-9}
[ $# -lt 3 ] && shift 2 || shift 3
work=$(mktemp -d)
trap 'git -C "$here" worktree remove --force "$work/old" 2>/dev/null; git -C "$here" worktree remove --force "$work/new" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# The class path of the engine at commit $1, built in folder $2.
built() {
  git -C "$here" worktree add --quiet --detach "$2" "$1" >&2
  (cd "$2" && mvn -B -ntp -q compile -pl runtime -am) >&2
  echo "$2/format-spec/target/classes:$2/reader/target/classes:$2/runtime/target/classes"
}
before=$(built "$old" "$work/old")
after=$(built "$new" "$work/new")
cd "$here/.."
mvn -B -ntp -q verify -DskipTests -pl benchmarks -am -Pcommits "-Dcommits.old=$before" "-Dcommits.new=$after" "-Dcommits.rounds=$rounds" "-Dcommits.modules=$*"
