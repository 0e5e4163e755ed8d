/*
 * A thread sends what a clock says through a pipe, and the first thread waits for both. Built with
 *   clang --target=wasm32 -O2 -nostdlib -matomics -mbulk-memory -Wl,--import-memory,--shared-memory,--max-memory=131072
 *         -Wl,--export=_start,--export=wasi_thread_start,--no-entry wasix.c -o wasix.wasm
 * Neither thread uses the stack: all instances begin with the same one.
 */
typedef unsigned int u32;
typedef unsigned long long u64;

#define IMPORT(module, name) __attribute__((import_module(module), import_name(name)))

struct buffer {
    const void *at;
    u32 length;
};

IMPORT("wasix_32v1", "fd_pipe") u32 fd_pipe(u32 *reader, u32 *writer);
IMPORT("wasix_32v1", "thread_spawn_v2") u32 thread_spawn(void *start, u32 *thread);
IMPORT("wasix_32v1", "thread_join") u32 thread_join(u32 thread);
IMPORT("wasix_32v1", "thread_sleep") u32 thread_sleep(u64 nanoseconds);
IMPORT("wasi_snapshot_preview1", "clock_time_get") u32 clock_time_get(u32 id, u64 precision, u64 *time);
IMPORT("wasi_snapshot_preview1", "fd_read") u32 fd_read(u32 fd, const struct buffer *buffers, u32 count, u32 *done);
IMPORT("wasi_snapshot_preview1", "fd_write") u32 fd_write(u32 fd, const struct buffer *buffers, u32 count, u32 *done);
IMPORT("wasi_snapshot_preview1", "proc_exit") _Noreturn void proc_exit(u32 code);

static u32 reader, writer, thread, done, read_done, write_done;
static u32 start[16];
static u64 before, sent, received, after;

static struct buffer outgoing = {&sent, sizeof sent};
static struct buffer incoming = {&received, sizeof received};

static const char good[] = "a thread sent its time through a pipe\n";
static struct buffer text = {good, sizeof good - 1};

void wasi_thread_start(int id, void *arguments)
{
    thread_sleep(1000000);
    clock_time_get(1, 1, &sent);
    fd_write(writer, &outgoing, 1, &write_done);
}

void _start(void)
{
    u32 errno;
    clock_time_get(1, 1, &before);
    if ((errno = fd_pipe(&reader, &writer)) != 0) {
        proc_exit(100 + errno);
    }
    if ((errno = thread_spawn(start, &thread)) != 0) {
        proc_exit(errno);
    }
    if (fd_read(reader, &incoming, 1, &read_done) != 0 || read_done != sizeof received) {
        proc_exit(101);
    }
    if (thread_join(thread) != 0) {
        proc_exit(102);
    }
    clock_time_get(1, 1, &after);
    if (received != sent || received < before + 1000000 || after < received) {
        proc_exit(103);
    }
    fd_write(1, &text, 1, &done);
}
