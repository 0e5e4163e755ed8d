/*
 * Talks to itself through the sockets that WAMR adds to WASI, and exits with the line of what went wrong. Built with
 *   clang --target=wasm32 -O2 -nostdlib -mbulk-memory -Wl,--export=_start,--no-entry sockets.c -o sockets.wasm
 */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

#define IMPORT(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name))) u32 name
#define REQUIRE(expected, call)                                                                                        \
    do {                                                                                                               \
        if ((call) != (expected))                                                                                      \
            proc_exit(__LINE__);                                                                                       \
    } while (0)

enum { SUCCESS = 0, ACCESS = 2, AGAIN = 6, REFUSED = 14, NO_OPTION = 50, NOT_CONNECTED = 53 };
enum { DATAGRAMS, STREAMS };

struct address {
    u32 kind;
    u8 ip[4];
    u16 port;
    u8 rest[14];
};

struct buffer {
    void *at;
    u32 length;
};

struct hints {
    u32 type, family;
    u8 count;
};

struct answer {
    struct address address;
    u32 type;
};

IMPORT(sock_open)(u32 pool, u32 family, u32 type, u32 *socket);
IMPORT(sock_bind)(u32 socket, const struct address *address);
IMPORT(sock_listen)(u32 socket, u32 backlog);
IMPORT(sock_connect)(u32 socket, const struct address *address);
IMPORT(sock_accept)(u32 socket, u32 flags, u32 *accepted);
IMPORT(sock_addr_local)(u32 socket, struct address *address);
IMPORT(sock_addr_remote)(u32 socket, struct address *address);
IMPORT(sock_send)(u32 socket, const struct buffer *buffers, u32 count, u32 flags, u32 *sent);
IMPORT(sock_recv)(u32 socket, const struct buffer *buffers, u32 count, u32 flags, u32 *received, u16 *what);
IMPORT(sock_send_to)
(u32 socket, const struct buffer *buffers, u32 count, u32 flags, const struct address *to, u32 *sent);
IMPORT(sock_recv_from)
(u32 socket, const struct buffer *buffers, u32 count, u32 flags, struct address *from, u32 *received);
IMPORT(sock_addr_resolve)
(const char *host, const char *service, struct hints *hints, struct answer *answers, u32 room, u32 *count);
IMPORT(sock_close)(u32 socket);
IMPORT(sock_set_recv_timeout)(u32 socket, u64 microseconds);
IMPORT(sock_get_recv_timeout)(u32 socket, u64 *microseconds);
IMPORT(sock_set_reuse_addr)(u32 socket, u32 on);
IMPORT(sock_get_reuse_addr)(u32 socket, u8 *on);
IMPORT(sock_set_tcp_no_delay)(u32 socket, u32 on);
IMPORT(sock_get_tcp_no_delay)(u32 socket, u8 *on);
IMPORT(sock_set_linger)(u32 socket, u32 on, u32 seconds);
IMPORT(sock_get_linger)(u32 socket, u8 *on, u32 *seconds);
IMPORT(sock_get_ip_ttl)(u32 socket, u8 *hops);
__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_exit"))) _Noreturn void proc_exit(u32 code);

static struct address here = {0, {127, 0, 0, 1}}, elsewhere = {0, {192, 0, 2, 1}, 9}, bound, from, to;
static char text[] = "hello", heard[16];
static struct buffer outgoing = {text, 5}, incoming = {heard, sizeof heard};
static u32 done;

static void expect_text(void)
{
    REQUIRE(5, done);
    for (int i = 0; i < 5; i++)
        REQUIRE(text[i], heard[i]);
    for (int i = 0; i < 5; i++)
        heard[i] = 0;
}

static void streams(void)
{
    u32 server, client, accepted, other, seconds;
    u64 time;
    u16 what;
    u8 on;
    REQUIRE(SUCCESS, sock_open(0, 0, STREAMS, &server));
    REQUIRE(SUCCESS, sock_set_reuse_addr(server, 1));
    REQUIRE(ACCESS, sock_bind(server, &elsewhere));
    REQUIRE(SUCCESS, sock_bind(server, &here));
    REQUIRE(SUCCESS, sock_addr_local(server, &bound));
    REQUIRE(1, bound.port != 0 && bound.kind == 0 && bound.ip[0] == 127);
    REQUIRE(SUCCESS, sock_open(0, 0, STREAMS, &other));
    REQUIRE(REFUSED, sock_connect(other, &bound));
    REQUIRE(SUCCESS, sock_close(other));
    REQUIRE(SUCCESS, sock_listen(server, 4));
    REQUIRE(SUCCESS, sock_get_reuse_addr(server, &on));
    REQUIRE(1, on);

    REQUIRE(SUCCESS, sock_open(0, 0, STREAMS, &client));
    REQUIRE(NOT_CONNECTED, sock_addr_remote(client, &from));
    REQUIRE(NOT_CONNECTED, sock_send(client, &outgoing, 1, 0, &done));
    REQUIRE(ACCESS, sock_connect(client, &elsewhere));
    REQUIRE(SUCCESS, sock_connect(client, &bound));
    REQUIRE(SUCCESS, sock_accept(server, 0, &accepted));
    REQUIRE(SUCCESS, sock_send(client, &outgoing, 1, 0, &done));
    REQUIRE(SUCCESS, sock_recv(accepted, &incoming, 1, 0, &done, &what));
    expect_text();
    REQUIRE(SUCCESS, sock_addr_remote(accepted, &from));
    REQUIRE(SUCCESS, sock_addr_local(client, &to));
    REQUIRE(from.port, to.port);

    REQUIRE(SUCCESS, sock_set_recv_timeout(accepted, 20000));
    REQUIRE(SUCCESS, sock_get_recv_timeout(accepted, &time));
    REQUIRE(1, time == 20000);
    REQUIRE(AGAIN, sock_recv(accepted, &incoming, 1, 0, &done, &what));
    REQUIRE(SUCCESS, sock_set_tcp_no_delay(client, 1));
    REQUIRE(SUCCESS, sock_get_tcp_no_delay(client, &on));
    REQUIRE(1, on);
    REQUIRE(SUCCESS, sock_set_linger(client, 1, 3));
    REQUIRE(SUCCESS, sock_get_linger(client, &on, &seconds));
    REQUIRE(1, on && seconds == 3);
    REQUIRE(NO_OPTION, sock_get_ip_ttl(client, &on));
    REQUIRE(SUCCESS, sock_close(client));
    REQUIRE(SUCCESS, sock_recv(accepted, &incoming, 1, 0, &done, &what));
    REQUIRE(0, done);
}

static void datagrams(void)
{
    u32 first, second;
    REQUIRE(SUCCESS, sock_open(0, 0, DATAGRAMS, &first));
    REQUIRE(SUCCESS, sock_open(0, 0, DATAGRAMS, &second));
    REQUIRE(SUCCESS, sock_bind(first, &here));
    REQUIRE(SUCCESS, sock_bind(second, &here));
    REQUIRE(SUCCESS, sock_addr_local(first, &bound));
    REQUIRE(SUCCESS, sock_addr_local(second, &to));
    REQUIRE(ACCESS, sock_send_to(second, &outgoing, 1, 0, &elsewhere, &done));
    REQUIRE(SUCCESS, sock_send_to(second, &outgoing, 1, 0, &bound, &done));
    REQUIRE(SUCCESS, sock_recv_from(first, &incoming, 1, 0, &from, &done));
    expect_text();
    REQUIRE(to.port, from.port);
    REQUIRE(SUCCESS, sock_connect(first, &from));
    REQUIRE(SUCCESS, sock_send(first, &outgoing, 1, 0, &done));
    REQUIRE(SUCCESS, sock_recv_from(second, &incoming, 1, 0, &from, &done));
    expect_text();
    REQUIRE(bound.port, from.port);
}

static void names(void)
{
    static struct answer answers[4];
    struct hints hints = {STREAMS, 0, 1};
    REQUIRE(ACCESS, sock_addr_resolve("example.org", "80", &hints, answers, 4, &done));
    REQUIRE(SUCCESS, sock_addr_resolve("localhost", "80", &hints, answers, 4, &done));
    REQUIRE(1, done);
    REQUIRE(1, answers[0].type == STREAMS && answers[0].address.port == 80 && answers[0].address.ip[0] == 127);
}

void _start(void)
{
    u32 socket, code = sock_open(0, 0, STREAMS, &socket);
    if (code != SUCCESS)
        proc_exit(code);
    streams();
    datagrams();
    names();
}
