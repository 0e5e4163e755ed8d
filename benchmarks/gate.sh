#!/bin/sh
# Times a gate of 50 artefacts with 8 hosts each, start of the JVM included, whole and in 4 parts that are merged, and checks
# that both give the same JSON byte for byte. Least and median of $1 runs (default 5).
set -eu

runs=${1:-5}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
abigate=$here/../abigate
"$abigate" --version >&2

exec python3 - "$runs" "$abigate" "$here" <<'PYTHON'
import os, pathlib, resource, shutil, statistics, subprocess, sys, time

runs, abigate, here = int(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
samples, corpus = here / "../cli/src/main/samples", here / "../../shared/corpus/abi"
folder = here / "target/gate"
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)

# C++ of 200 kB where the corpus is there, besides the samples of this project.
pairs = [(samples / "structlib_v1.aot", samples / "structlib_v2.aot"), (samples / "structlib_v1.wasm", samples / "structlib_v2.wasm")]
pairs += [(corpus / f"{name}-v1.wasm", corpus / f"{name}-v2.wasm") for name in ("cpp", "c") if (corpus / f"{name}-v1.wasm").exists()]
lines = ["schemaVersion: 1", "name: benchmark", "hosts:"]
hosts = [line.split()[0] for line in """wamr-1.2.3 wamr-1.3.3 wamr-2.0.0 wamr-2.1.2 wamr-2.2.0 wamr-2.3.1 wamr-2.4.1 wamr-2.4.5""".split()]
lines += [f"  - {{profile: {host}}}" for host in hosts] + ["artefacts:"]
for i in range(50):
    old, now = pairs[i % len(pairs)]
    shutil.copy(old, folder / f"{i:02}-old{old.suffix}")
    shutil.copy(now, folder / f"{i:02}-new{now.suffix}")
    lines += [f"  - name: artefact-{i:02}", f"    file: {i:02}-new{now.suffix}", f"    baselines: [{{name: last, file: {i:02}-old{old.suffix}}}]"]
(folder / "abigate.yaml").write_text("\n".join(lines) + "\n")

def run(*arguments):
    done = subprocess.run([abigate, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{arguments}: status {done.returncode}: {done.stderr}")

def timed(name, work):
    cpu, wall = [], []
    for _ in range(runs):
        begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        work()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        wall.append(time.monotonic() - begun)
    figures = [min(cpu), statistics.median(cpu), min(wall), statistics.median(wall)]
    print(f"{name:40}" + "".join(f"{1000 * figure:10.0f}" for figure in figures))

print(f"{'milliseconds, ' + str(runs) + ' runs':40}{'cpu least':>10}{'median':>10}{'wall least':>10}{'median':>10}")
timed("gate, 50 artefacts, 8 hosts", lambda: run("gate", "--format", "json=whole.json"))
timed("one part of 4", lambda: run("gate", "--shard", "1/4", "--format", "json=part-1.json"))
for part in range(2, 5):
    run("gate", "--shard", f"{part}/4", "--format", f"json=part-{part}.json")
timed("merge of 4 parts", lambda: run("merge", *(f"part-{part}.json" for part in range(1, 5)), "--format", "json=merged.json"))
same = (folder / "whole.json").read_bytes() == (folder / "merged.json").read_bytes()
print("merged JSON equals that of the whole run:", same, f"({(folder / 'whole.json').stat().st_size:,} bytes)")
sys.exit(0 if same else 1)
PYTHON
