package dev.abigate.format.wasi;

/**
 * The functions of each interface, one a line: the name, its parameters, an arrow, the type of its result ({@code none} has
 * none, and {@code never} does not return).
 *
 * <p>A parameter is {@code name:type} where it is a value. A pointer names what the host does with the memory, {@code in},
 * {@code out} or {@code inout}, and how many elements there are: {@code in.type} is one, {@code in[]type} a pointer and
 * the parameter after it, which has no name of its own, and {@code in[length]type} as many as another parameter says, or as
 * another function of that name answers.
 */
final class FunctionTable {
    /** What preview 1 and the snapshot before it have in common. */
    static final String COMMON = """
            args_get argv:out[args_sizes_get]pointer argv_buf:out[args_sizes_get]u8 -> errno
            args_sizes_get ret0:out.size ret1:out.size -> errno
            clock_res_get id:clockid ret:out.timestamp -> errno
            clock_time_get id:clockid precision:timestamp ret:out.timestamp -> errno
            environ_get environ:out[environ_sizes_get]pointer environ_buf:out[environ_sizes_get]u8 -> errno
            environ_sizes_get ret0:out.size ret1:out.size -> errno
            fd_advise fd:fd offset:filesize len:filesize advice:advice -> errno
            fd_allocate fd:fd offset:filesize len:filesize -> errno
            fd_close fd:fd -> errno
            fd_datasync fd:fd -> errno
            fd_fdstat_get fd:fd ret:out.fdstat -> errno
            fd_fdstat_set_flags fd:fd flags:fdflags -> errno
            fd_fdstat_set_rights fd:fd fs_rights_base:rights fs_rights_inheriting:rights -> errno
            fd_filestat_get fd:fd ret:out.filestat -> errno
            fd_filestat_set_size fd:fd size:filesize -> errno
            fd_filestat_set_times fd:fd atim:timestamp mtim:timestamp fst_flags:fstflags -> errno
            fd_pread fd:fd iovs:in[]iovec offset:filesize ret:out.size -> errno
            fd_prestat_dir_name fd:fd path:out[path_len]u8 path_len:size -> errno
            fd_prestat_get fd:fd ret:out.prestat -> errno
            fd_pwrite fd:fd iovs:in[]ciovec offset:filesize ret:out.size -> errno
            fd_read fd:fd iovs:in[]iovec ret:out.size -> errno
            fd_readdir fd:fd buf:out[buf_len]u8 buf_len:size cookie:dircookie ret:out.size -> errno
            fd_renumber fd:fd to:fd -> errno
            fd_seek fd:fd offset:filedelta whence:whence ret:out.filesize -> errno
            fd_sync fd:fd -> errno
            fd_tell fd:fd ret:out.filesize -> errno
            fd_write fd:fd iovs:in[]ciovec ret:out.size -> errno
            path_create_directory fd:fd path:in[]u8 -> errno
            path_filestat_get fd:fd flags:lookupflags path:in[]u8 ret:out.filestat -> errno
            path_filestat_set_times fd:fd flags:lookupflags path:in[]u8 atim:timestamp mtim:timestamp fst_flags:fstflags -> errno
            path_link old_fd:fd old_flags:lookupflags old_path:in[]u8 new_fd:fd new_path:in[]u8 -> errno
            path_open fd:fd dirflags:lookupflags path:in[]u8 oflags:oflags fs_rights_base:rights fs_rights_inheriting:rights fdflags:fdflags ret:out.fd -> errno
            path_readlink fd:fd path:in[]u8 buf:out[buf_len]u8 buf_len:size ret:out.size -> errno
            path_remove_directory fd:fd path:in[]u8 -> errno
            path_rename fd:fd old_path:in[]u8 new_fd:fd new_path:in[]u8 -> errno
            path_symlink old_path:in[]u8 fd:fd new_path:in[]u8 -> errno
            path_unlink_file fd:fd path:in[]u8 -> errno
            poll_oneoff in:in[nsubscriptions]subscription out:out[nsubscriptions]event nsubscriptions:size ret:out.size -> errno
            proc_exit rval:exitcode -> never
            proc_raise sig:signal -> errno
            random_get buf:out[buf_len]u8 buf_len:size -> errno
            sched_yield -> errno
            sock_recv fd:fd ri_data:in[]iovec ri_flags:riflags ret0:out.size ret1:out.roflags -> errno
            sock_send fd:fd si_data:in[]ciovec si_flags:siflags ret:out.size -> errno
            sock_shutdown fd:fd how:sdflags -> errno
            """;

    /** What preview 1 has beyond that. */
    static final String PREVIEW1 = """
            sock_accept fd:fd flags:fdflags ret:out.fd -> errno
            """;

    static final String THREADS = """
            thread-spawn start_arg:u32 -> tid
            """;

    /** What WASIX has beyond {@link #COMMON}. */
    static final String WASIX = """
            call_dynamic function_id:function_pointer values:in[]u8 results:out[results_len]u8 results_len:size strict:bool -> errno
            callback_signal callback:in[]u8 -> none
            chdir path:in[]u8 -> errno
            clock_time_set id:clockid timestamp:timestamp -> errno
            closure_allocate ret:out.function_pointer -> errno
            closure_free closure_id:function_pointer -> errno
            closure_prepare backing_function_id:function_pointer closure_id:function_pointer argument_types:in[]wasm_value_type result_types:in[]wasm_value_type user_data_ptr:inout.u8 -> errno
            context_create context:out.u64 entry:function_pointer -> errno
            context_destroy context:u64 -> errno
            context_switch context:u64 -> errno
            dl_invalid_handle handle:dl_handle -> errno
            dlopen path:in[]u8 flags:dl_flags err_buf:out[err_buf_len]u8 err_buf_len:size ld_library_path:in[]u8 ret:out.dl_handle -> errno
            dlsym handle:dl_handle symbol:in[]u8 err_buf:out[err_buf_len]u8 err_buf_len:size ret:out.size -> errno
            epoll_create ret:out.fd -> errno
            epoll_ctl epfd:fd op:epoll_ctl fd:fd event:in.epoll_event -> errno
            epoll_wait epfd:fd event:out[maxevents]epoll_event maxevents:u32 timeout:timestamp ret:out.size -> errno
            fd_dup fd:fd ret:out.fd -> errno
            fd_dup2 fd:fd min_result_fd:fd cloexec:bool ret:out.fd -> errno
            fd_event initial_val:u64 flags:eventfdflags ret:out.fd -> errno
            fd_fdflags_get fd:fd ret:out.fdflagsext -> errno
            fd_fdflags_set fd:fd flags:fdflagsext -> errno
            fd_pipe ret0:out.fd ret1:out.fd -> errno
            futex_wait futex:inout.u32 expected:u32 timeout:in.option_timestamp ret:out.bool -> errno
            futex_wake futex:inout.u32 ret:out.bool -> errno
            futex_wake_all futex:inout.u32 ret:out.bool -> errno
            getcwd path:out[path_len]u8 path_len:inout.size -> errno
            path_open2 fd:fd dirflags:lookupflags path:in[]u8 oflags:oflags fs_rights_base:rights fs_rights_inheriting:rights fdflags:fdflags fdflagsext:fdflagsext ret:out.fd -> errno
            port_addr_add addr:in.addr_cidr -> errno
            port_addr_clear -> errno
            port_addr_list addrs:out[naddrs]addr_cidr naddrs:inout.size -> errno
            port_addr_remove addr:in.addr -> errno
            port_bridge network:in[]u8 token:in[]u8 security:stream_security -> errno
            port_dhcp_acquire -> errno
            port_gateway_set addr:in.addr -> errno
            port_mac ret:out.hardware_address -> errno
            port_route_add cidr:in.addr_cidr via_router:in.addr preferred_until:in.option_timestamp expires_at:in.option_timestamp -> errno
            port_route_clear -> errno
            port_route_list routes:out[nroutes]route nroutes:inout.size -> errno
            port_route_remove cidr:in.addr -> errno
            port_unbridge -> errno
            proc_exec name:in[]u8 args:in[]u8 -> never
            proc_exec2 name:in[]u8 args:in[]u8 envs:in[]u8 -> never
            proc_exec3 name:in[]u8 args:in[]u8 envs:in[]u8 search_path:bool path:in[]u8 -> errno
            proc_exit2 rval:exitcode -> never
            proc_fork copy_memory:bool ret:out.pid -> errno
            proc_fork_env ret:out.pid -> errno
            proc_id ret:out.pid -> errno
            proc_join pid:inout.option_pid flags:join_flags ret:out.join_status -> errno
            proc_parent pid:pid ret:out.pid -> errno
            proc_raise_interval sig:signal interval:timestamp repeat:bool -> errno
            proc_signal pid:pid signal:signal -> errno
            proc_signals_get buf:out[proc_signals_sizes_get]u8 -> errno
            proc_signals_sizes_get ret:out.size -> errno
            proc_snapshot -> errno
            proc_spawn name:in[]u8 chroot:bool args:in[]u8 preopen:in[]u8 stdin:stdio_mode stdout:stdio_mode stderr:stdio_mode working_dir:in[]u8 ret:out.process_handles -> errno
            proc_spawn2 name:in[]u8 args:in[]u8 envs:in[]u8 fd_ops:in[]proc_spawn_fd_op signal_dispositions:in[]signal_disposition search_path:bool path:in[]u8 ret:out.pid -> errno
            reflect_signature function_id:function_pointer argument_types:out[argument_types_len]wasm_value_type argument_types_len:u16 result_types:out[result_types_len]wasm_value_type result_types_len:u16 ret:out.reflection_result -> errno
            resolve host:in[]u8 port:u16 addrs:out[naddrs]addr_ip naddrs:size ret:out.size -> errno
            sock_accept fd:fd flags:fdflags ret0:out.fd ret1:out.addr_port -> errno
            sock_accept_v2 fd:fd flags:fdflags ret0:out.fd ret1:out.addr_port -> errno
            sock_addr_local fd:fd ret:out.addr_port -> errno
            sock_addr_peer fd:fd ret:out.addr_port -> errno
            sock_bind fd:fd addr:in.addr_port -> errno
            sock_connect fd:fd addr:in.addr_port -> errno
            sock_get_opt_flag fd:fd sockopt:sock_option ret:out.bool -> errno
            sock_get_opt_size fd:fd sockopt:sock_option ret:out.filesize -> errno
            sock_get_opt_time fd:fd sockopt:sock_option ret:out.option_timestamp -> errno
            sock_join_multicast_v4 fd:fd multiaddr:in.addr_ip4 interface:in.addr_ip4 -> errno
            sock_join_multicast_v6 fd:fd multiaddr:in.addr_ip6 interface:u32 -> errno
            sock_leave_multicast_v4 fd:fd multiaddr:in.addr_ip4 interface:in.addr_ip4 -> errno
            sock_leave_multicast_v6 fd:fd multiaddr:in.addr_ip6 interface:u32 -> errno
            sock_listen fd:fd backlog:size -> errno
            sock_open af:address_family socktype:sock_type sock_proto:sock_proto ret:out.fd -> errno
            sock_pair af:address_family socktype:sock_type sock_proto:sock_proto ret0:out.fd ret1:out.fd -> errno
            sock_recv_from fd:fd ri_data:in[]iovec ri_flags:riflags ret0:out.size ret1:out.roflags ret2:out.addr_port -> errno
            sock_send_file out_fd:fd in_fd:fd offset:filesize count:filesize ret:out.filesize -> errno
            sock_send_to fd:fd si_data:in[]ciovec si_flags:siflags addr:in.addr_port ret:out.size -> errno
            sock_set_opt_flag fd:fd sockopt:sock_option flag:bool -> errno
            sock_set_opt_size fd:fd sockopt:sock_option size:filesize -> errno
            sock_set_opt_time fd:fd sockopt:sock_option timeout:in.option_timestamp -> errno
            sock_status fd:fd ret:out.sock_status -> errno
            stack_checkpoint snapshot:out.stack_snapshot ret:out.longsize -> errno
            stack_restore snapshot:in.stack_snapshot val:longsize -> never
            thread_exit rval:exitcode -> never
            thread_id ret:out.tid -> errno
            thread_join tid:tid -> errno
            thread_parallelism ret:out.size -> errno
            thread_signal tid:tid signal:signal -> errno
            thread_sleep duration:timestamp -> errno
            thread_spawn args:inout.thread_start ret:out.tid -> errno
            thread_spawn_v2 args:inout.thread_start ret:out.tid -> errno
            tty_get state:inout.tty -> errno
            tty_set state:inout.tty -> errno
            """;

    private FunctionTable() {}
}
