#!/bin/sh
# Compares types out of debug information with libabigail, in paired runs on the same source: "dump" with abidw, "diff" with
# abidiff. The arguments: a folder with OLD.wasm NEW.wasm (built by clang --target=wasm32-wasi -g) and OLD.so NEW.so (built
# by gcc -g -shared -fPIC), the two names without their endings, and the number of runs (default 5).
#
#   benchmarks/dwarf.sh FOLDER sqlite-old sqlite-new 5
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
abigate=$here/../abigate
"$abigate" --version >&2

exec python3 - "$abigate" "$1" "$2" "$3" "${4:-5}" <<'PYTHON'
import os, statistics, sys, time

abigate, folder, old, new, runs = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])
os.chdir(folder)

def run(command):
    """Seconds of CPU, seconds, and the most memory in MB."""
    begun = time.monotonic()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, _, usage = os.wait4(process, 0)
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begun, usage.ru_maxrss / 1024

pairs = {
    "dump": ([abigate, "dump", f"{old}.wasm"], ["abidw", "--out-file", "/dev/null", f"{old}.so"]),
    "diff": ([abigate, "diff", f"{old}.wasm", f"{new}.wasm"], ["abidiff", f"{old}.so", f"{new}.so"]),
}
print(f"{'median of ' + str(runs) + ' paired runs':28}{'cpu s':>10}{'wall s':>10}{'MB':>10}")
for name, (ours, theirs) in pairs.items():
    samples = [(run(ours), run(theirs)) for _ in range(runs)]
    for side, tool in enumerate(("abigate", theirs[0])):
        figures = [statistics.median(sample[side][i] for sample in samples) for i in range(3)]
        print(f"{name + ', ' + tool:28}" + "".join(f"{figure:10.2f}" for figure in figures))
PYTHON
