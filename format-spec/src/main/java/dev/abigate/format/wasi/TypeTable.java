package dev.abigate.format.wasi;

/**
 * The types of parameters, one a line: the name, the core type of a value of it, and the bytes that it takes in memory; where
 * pointers of 64 bits make that another number, this as well. A type that never is a value has {@code -} as its core type, and
 * {@code pointer} stands for a number as wide as an address.
 */
final class TypeTable {
    static final String ALL = """
            addr - 110
            addr_cidr - 28
            addr_ip - 18
            addr_ip4 - 4
            addr_ip6 - 24
            addr_port - 110
            address_family i32 1
            advice i32 1
            bool i32 1
            ciovec - 8 16
            clockid i32 4
            dircookie i64 8
            dl_flags i32 4
            dl_handle i32 4
            epoll_ctl i32 4
            epoll_event - 32
            event - 32
            eventfdflags i32 2
            exitcode i32 4
            fd i32 4
            fdflags i32 2
            fdflagsext i32 2
            fdstat - 24
            filedelta i64 8
            filesize i64 8
            filestat - 64
            fstflags i32 2
            function_pointer pointer 4 8
            hardware_address - 6
            iovec - 8 16
            join_flags i32 4
            join_status - 6
            longsize i64 8
            lookupflags i32 4
            oflags i32 2
            option_pid - 8
            option_timestamp - 16
            pid i32 4
            pointer pointer 4 8
            prestat - 8 16
            proc_spawn_fd_op - 56 64
            process_handles - 28
            reflection_result - 6
            riflags i32 2
            rights i64 8
            roflags i32 2
            route - 176
            sdflags i32 1
            siflags i32 2
            signal i32 1
            signal_disposition - 2
            size pointer 4 8
            sock_option i32 1
            sock_proto i32 2
            sock_status i32 1
            sock_type i32 1
            stack_snapshot - 24
            stdio_mode i32 1
            stream_security i32 1
            subscription - 48
            thread_start - 64 128
            tid i32 4
            timestamp i64 8
            tty - 24
            u16 i32 2
            u32 i32 4
            u64 i64 8
            u8 i32 1
            wasm_value_type i32 1
            whence i32 1
            """;

    /** What the snapshot before preview 1 lays out in another way. */
    static final String UNSTABLE = """
            filestat - 56
            subscription - 56
            """;

    private TypeTable() {}
}
