#!/bin/sh
# Times how soon the engine is of use, in JVMs that have just started, beside the limits that the project holds itself to.
# Least and median of $1 runs (default 7). The least wall time counts, since other work on the machine only adds to it; the
# processor time is that of all threads, those of HotSpot's compilers included. Fails where a limit is exceeded.
set -eu

runs=${1:-7}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
abigate=$here/../abigate
"$abigate" --version >&2
. "$here/../cli/src/main/launcher/jdk.sh"
find_jdk || no_jdk
lib=$here/../cli/target/dist/lib
work=$here/target/engine-startup
rm -rf "$work"
mkdir -p "$work"
"$java_home/bin/javac" -d "$work/classes" -cp "$lib/abigate-cli.jar" "$here/src/main/java/dev/abigate/benchmarks/FirstResult.java"
"$java_home/bin/jar" --create --file "$work/first-result.jar" -C "$work/classes" .

exec python3 - "$runs" "$abigate" "$java_home/bin/java" "$lib" "$work" <<'PYTHON'
import os, resource, statistics, subprocess, sys, time

runs, abigate, java, lib, work = int(sys.argv[1]), *sys.argv[2:]
jar = os.path.join(lib, "abigate-cli.jar")

def leb(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])

def section(number, content):
    return bytes([number]) + leb(len(content)) + content

def module(name, body, count=1, memory=False):
    """Writes a module with as many functions as asked for, the first of which is exported as run."""
    path = os.path.join(work, name)
    parts = [b"\0asm\1\0\0\0", section(1, bytes([1, 0x60, 1, 0x7F, 1, 0x7F])), section(3, leb(count) + bytes(count))]
    parts += [section(5, bytes([1, 0, 1]))] if memory else []
    parts += [section(7, b"\1\3run\0\0"), section(10, leb(count) + (leb(len(body)) + body) * count)]
    with open(path, "wb") as file:
        file.write(b"".join(parts))
    return path

# A loop of arithmetic that counts down: about 110 bytes.
loop = bytes([1, 1, 0x7F, 0x03, 0x40])
loop += b"".join(bytes([0x20, 0, 0x20, 1, 0x6A, 0x41, i, 0x73, 0x22, 1, 0x1A]) for i in range(8))
loop += bytes([0x20, 0, 0x41, 1, 0x6B, 0x22, 0, 0x0D, 0, 0x0B, 0x20, 1, 0x0B])
endless = bytes([0, 0x03, 0x40, 0x0C, 0, 0x0B, 0x41, 0, 0x0B])

small = module("small.wasm", loop, memory=True)
medium = module("medium.wasm", loop, 100_000 // (len(loop) + 2))
large = module("large.wasm", loop, 10_000_000 // (len(loop) + 2))
never = module("never.wasm", endless)

def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

def timed(command, expected=0):
    """Milliseconds of wall and of processor time that a command takes, and what it prints."""
    begun, used = time.monotonic(), processor()
    done = subprocess.run(command, capture_output=True, text=True)
    wall, cpu = 1000 * (time.monotonic() - begun), 1000 * (processor() - used)
    if done.returncode != expected:
        sys.exit(f"{command}: status {done.returncode}: {done.stderr}")
    return wall, cpu, done.stdout

def library(*arguments, options=()):
    """In a JVM that has only the JDK's own cache of classes: wall time from main on, processor time of the whole process."""
    path = f"{jar}{os.pathsep}{os.path.join(work, 'first-result.jar')}"
    command = [java, "-XX:+UseSerialGC", "-Xmx2g", "-Xlog:disable", *options, "-cp", path]
    _, cpu, printed = timed([*command, "dev.abigate.benchmarks.FirstResult", *arguments])
    # What a JVM says that writes a cache comes after.
    return float(printed.splitlines()[0]), cpu

def cached(*arguments):
    """In a JVM whose cache is made by a run of the same program, as an application that embeds the engine would have it."""
    cache = os.path.join(work, "first-result.aot")
    if not os.path.exists(cache):
        library(small, "AUTO", "1", options=["-XX:TieredStopAtLevel=2", f"-XX:AOTCacheOutput={cache}"])
    return library(*arguments, options=[f"-XX:AOTCache={cache}"])

def run(*arguments, expected=0):
    return timed([abigate, "run", *arguments], expected)[:2]

def beyond_start(*arguments):
    """What a run takes beyond the launcher's JVM with its cache, which itself takes longer than one without."""
    cache = os.path.join(lib, "guests.aot")
    start = timed([java, "-XX:+UseSerialGC", "-Xlog:disable", f"-XX:AOTCache={cache}", "-cp", jar, "-version"])
    return tuple(taken - started for taken, started in zip(run(*arguments), start))

TRAPPED = 134
measures = [
    ("first result of 10 MB, library, interpreter", 1500, lambda: library(large, "INTERPRETER", "1")),
    ("first result of 10 MB, library, auto", 1500, lambda: library(large, "AUTO", "1")),
    ("first result of 10 MB, library, jit", 1500, lambda: library(large, "JIT", "1")),
    ("first result of 100 kB, library, no AOT cache", None, lambda: library(medium, "AUTO", "1")),
    ("first result of 100 kB, library, AOT cache", 60, lambda: cached(medium, "AUTO", "1")),
    ("run of 100 kB, beyond the start of its JVM", 60, lambda: beyond_start(medium, "--invoke", "run", "100")),
    ("1,000 instances in 2 GB of heap, library, auto", None, lambda: library(small, "AUTO", "1000")),
    ("run, process start to end", 200, lambda: run(small, "--invoke", "run", "100")),
    ("run --timeout 1s of an endless loop", 1200,
     lambda: run(never, "--invoke", "run", "0", "--timeout", "1s", expected=TRAPPED)),
]

failed = False
print(f"{'milliseconds, ' + str(runs) + ' runs':48}{'limit':>8}{'wall least':>12}{'median':>8}{'cpu least':>11}{'median':>8}")
for name, limit, measure in measures:
    wall, cpu = zip(*(measure() for _ in range(runs)))
    failed |= limit is not None and min(wall) > limit
    print(f"{name:48}{limit or '':>8}{min(wall):12.0f}{statistics.median(wall):8.0f}{min(cpu):11.0f}{statistics.median(cpu):8.0f}")
sys.exit(1 if failed else 0)
PYTHON
