#!/bin/sh
# Times whole commands, start of the JVM included: processor and wall time, least and median of $1 runs (default 15).
# Processor time is the one to trust on a machine that does other things, too.
set -eu

runs=${1:-15}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
abigate=$here/../abigate
samples=$here/../cli/src/main/samples
modules=$here/target/modules
sh "$here/fetch-modules.sh" "$modules" >&2
"$abigate" --version >&2

exec python3 - "$runs" "$abigate" "$samples" "$modules" <<'PYTHON'
import os, resource, statistics, subprocess, sys, time

runs, abigate, samples, modules = int(sys.argv[1]), *sys.argv[2:5]
page = os.path.join(modules, "report.html")
commands = {
    "--version": ["--version"],
    "inspect, 4 kB": ["inspect", f"{samples}/structlib_v1.wasm"],
    "diff, 4 kB": ["diff", f"{samples}/structlib_v1.wasm", f"{samples}/structlib_v2.wasm"],
    "diff, 4 kB, with HTML": ["diff", f"{samples}/structlib_v1.wasm", f"{samples}/structlib_v2.wasm", "--format", f"html={page}"],
    "diff, 2 kB AOT": ["diff", f"{samples}/structlib_v1.aot", f"{samples}/structlib_v2.aot"],
    "inspect, 14 MB": ["inspect", f"{modules}/esbuild-0.28.1.wasm"],
    "diff, two of 14 MB": ["diff", f"{modules}/esbuild-0.28.1.wasm", f"{modules}/esbuild-0.28.2.wasm"],
    "diff, two of 14 MB, with HTML": ["diff", f"{modules}/esbuild-0.28.1.wasm", f"{modules}/esbuild-0.28.2.wasm", "--format", f"html={page}"],
}

def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

print(f"{'milliseconds, ' + str(runs) + ' runs':32}{'cpu least':>10}{'median':>8}{'wall least':>12}{'median':>8}")
for name, arguments in commands.items():
    cpu, wall = [], []
    for _ in range(runs):
        begun, used = time.monotonic(), processor()
        done = subprocess.run([abigate, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode not in (0, 1):
            sys.exit(f"{name}: status {done.returncode}: {done.stderr}")
        wall.append(1000 * (time.monotonic() - begun))
        cpu.append(1000 * (processor() - used))
    print(f"{name:32}{min(cpu):10.0f}{statistics.median(cpu):8.0f}{min(wall):12.0f}{statistics.median(wall):8.0f}")
PYTHON
