package dev.abigate.format.host;

/**
 * The functions of WAMR's libraries, one a line: the first and the last release that has it so ({@code 1}: from the
 * beginning, {@code -}: to this day), the name, the signature.
 */
final class NativeTables {
    /** The small C library. */
    static final String LIBC_BUILTIN = """
            1 - __cxa_allocate_exception (i)i
            1 - __cxa_begin_catch (*)
            1 - __cxa_throw (**i)
            1 - _strdup ($)i
            1 - abort (i)
            1 - abortStackOverflow (i)
            1 - atoi ($)i
            1 WAMR-03-25-2021 bitshift64Lshr (iii)i
            1 WAMR-03-25-2021 bitshift64Shl (iii)i
            1 - calloc (ii)i
            1.0.0 - clock ()I
            1.0.0 - clock_gettime (i*)i
            1 - emscripten_memcpy_big (**~)i
            1 - exit (i)
            1 - free (*)
            1 WAMR-03-25-2021 getTempRet0 ()i
            1 - isalnum (i)i
            1 - isalpha (i)i
            1 - isdigit (i)i
            1 - isgraph (i)i
            1 - isprint (i)i
            1 - isspace (i)i
            1 - isupper (i)i
            1 - isxdigit (i)i
            1 WAMR-03-25-2021 llvm_bswap_i16 (i)i
            1 WAMR-03-25-2021 llvm_bswap_i32 (i)i
            1 WAMR-03-25-2021 llvm_stackrestore (i)
            1 WAMR-03-25-2021 llvm_stacksave ()i
            1 - malloc (i)i
            1 - memchr (*ii)i
            1 - memcmp (**~)i
            1 - memcpy (**~)i
            1 - memmove (**~)i
            1 - memset (*ii)i
            1 - nullFunc_X (i)
            1 - printf ($*)i
            1 - putchar (i)i
            1 - puts ($)i
            1.0.0 - realloc (ii)i
            1 WAMR-03-25-2021 setTempRet0 (i)
            1 - snprintf (*~$*)i
            1 - sprintf ($$*)i
            1 - strchr ($i)i
            1 - strcmp ($$)i
            1 - strcpy (*$)i
            1 - strcspn ($$)i
            1 - strdup ($)i
            1 - strlen ($)i
            1 WAMR-03-25-2021 strncasecmp ($$i)
            1.0.0 - strncasecmp ($$i)i
            1 - strncmp (**~)i
            1 - strncpy (**~)i
            1 - strspn ($$)i
            1 - strstr ($$)i
            1 - strtol ($*i)i
            1 - strtoul ($*i)i
            1 - tolower (i)i
            1 - toupper (i)i
            1.0.0 - vprintf ($*)i
            1.0.0 - vsnprintf (*~$*)i
            1.0.0 - vsprintf ($$*)i
            """;

    /** The module of the specification's test suite. */
    static final String SPECTEST = """
            1 - print ()
            1 - print_f32 (f)
            1 - print_f64 (F)
            1 - print_f64_f64 (FF)
            1 - print_i32 (i)
            1 - print_i32_f32 (if)
            2.1.0 - print_i64 (I)
            """;

    /** WASI preview 1 with sockets. */
    static final String LIBC_WASI = """
            1 - args_get (**)i
            1 - args_sizes_get (**)i
            1 - clock_res_get (i*)i
            1 - clock_time_get (iI*)i
            1 - environ_get (**)i
            1 - environ_sizes_get (**)i
            1 - fd_advise (iIIi)i
            1 - fd_allocate (iII)i
            1 - fd_close (i)i
            1 - fd_datasync (i)i
            1 - fd_fdstat_get (i*)i
            1 - fd_fdstat_set_flags (ii)i
            1 - fd_fdstat_set_rights (iII)i
            1 - fd_filestat_get (i*)i
            1 - fd_filestat_set_size (iI)i
            1 - fd_filestat_set_times (iIIi)i
            1 - fd_pread (i*iI*)i
            1 - fd_prestat_dir_name (i*~)i
            1 - fd_prestat_get (i*)i
            1 - fd_pwrite (i*iI*)i
            1 - fd_read (i*i*)i
            1 - fd_readdir (i*~I*)i
            1 - fd_renumber (ii)i
            1 - fd_seek (iIi*)i
            1 - fd_sync (i)i
            1 - fd_tell (i*)i
            1 - fd_write (i*i*)i
            1 - path_create_directory (i*~)i
            1 - path_filestat_get (ii*~*)i
            1 - path_filestat_set_times (ii*~IIi)i
            1 - path_link (ii*~i*~)i
            1 - path_open (ii*~iIIi*)i
            1 - path_readlink (i*~*~*)i
            1 - path_remove_directory (i*~)i
            1 - path_rename (i*~i*~)i
            1 - path_symlink (*~i*~)i
            1 - path_unlink_file (i*~)i
            1 - poll_oneoff (**i*)i
            1 - proc_exit (i)
            1 - proc_raise (i)i
            1 - random_get (*~)i
            1 - sched_yield ()i
            1.0.0 1.0.0 sock_accept (i*)i
            1.1.0 - sock_accept (ii*)i
            1.0.0 1.0.0 sock_addr_local (i*i)i
            1.1.0 - sock_addr_local (i*)i
            1.0.0 1.0.0 sock_addr_remote (i*i)i
            1.1.0 - sock_addr_remote (i*)i
            1.0.0 1.0.0 sock_addr_resolve (i*i*i)i
            1.1.0 - sock_addr_resolve ($$**i*)i
            1.0.0 - sock_bind (i*)i
            1.0.0 - sock_close (i)i
            1.0.0 - sock_connect (i*)i
            1.1.0 - sock_get_broadcast (i*)i
            1.1.0 - sock_get_ip_multicast_loop (ii*)i
            1.1.0 - sock_get_ip_multicast_ttl (i*)i
            1.1.0 - sock_get_ip_ttl (i*)i
            1.1.0 - sock_get_ipv6_only (i*)i
            1.1.0 - sock_get_keep_alive (i*)i
            1.1.0 - sock_get_linger (i**)i
            1.0.0 - sock_get_recv_buf_size (i*)i
            1.1.0 - sock_get_recv_timeout (i*)i
            1.0.0 - sock_get_reuse_addr (i*)i
            1.0.0 - sock_get_reuse_port (i*)i
            1.0.0 - sock_get_send_buf_size (i*)i
            1.1.0 - sock_get_send_timeout (i*)i
            1.1.0 - sock_get_tcp_fastopen_connect (i*)i
            1.1.0 - sock_get_tcp_keep_idle (i*)i
            1.1.0 - sock_get_tcp_keep_intvl (i*)i
            1.1.0 - sock_get_tcp_no_delay (i*)i
            1.1.0 - sock_get_tcp_quick_ack (i*)i
            1.0.0 - sock_listen (ii)i
            1.0.0 - sock_open (iii*)i
            1 - sock_recv (i*ii**)i
            1.1.0 - sock_recv_from (i*ii**)i
            1 - sock_send (i*ii*)i
            1.1.0 - sock_send_to (i*ii**)i
            1.1.0 - sock_set_broadcast (ii)i
            1.1.0 - sock_set_ip_add_membership (i*i)i
            1.1.0 - sock_set_ip_drop_membership (i*i)i
            1.1.0 - sock_set_ip_multicast_loop (iii)i
            1.1.0 - sock_set_ip_multicast_ttl (ii)i
            1.1.0 - sock_set_ip_ttl (ii)i
            1.1.0 - sock_set_ipv6_only (ii)i
            1.1.0 - sock_set_keep_alive (ii)i
            1.1.0 - sock_set_linger (iii)i
            1.0.0 - sock_set_recv_buf_size (ii)i
            1.1.0 - sock_set_recv_timeout (iI)i
            1.0.0 - sock_set_reuse_addr (ii)i
            1.0.0 - sock_set_reuse_port (ii)i
            1.0.0 - sock_set_send_buf_size (ii)i
            1.1.0 - sock_set_send_timeout (iI)i
            1.1.0 - sock_set_tcp_fastopen_connect (ii)i
            1.1.0 - sock_set_tcp_keep_idle (ii)i
            1.1.0 - sock_set_tcp_keep_intvl (ii)i
            1.1.0 - sock_set_tcp_no_delay (ii)i
            1.1.0 - sock_set_tcp_quick_ack (ii)i
            1 - sock_shutdown (ii)i
            """;

    /** POSIX threads. */
    static final String LIB_PTHREAD = """
            1.0.0 - __pthread_self ()i
            1.0.0 - posix_memalign (*ii)i
            1 - pthread_cancel (i)i
            1.0.0 - pthread_cond_broadcast (*)i
            1 - pthread_cond_destroy (*)i
            1 - pthread_cond_init (**)i
            1 - pthread_cond_signal (*)i
            1 WAMR-07-10-2020 pthread_cond_timedwait (**i)i
            WAMR-03-25-2021 - pthread_cond_timedwait (**I)i
            1 - pthread_cond_wait (**)i
            1 WAMR-03-25-2021 pthread_create (**i*)i
            1.0.0 - pthread_create (**ii)i
            1 - pthread_detach (i)i
            1 - pthread_exit (i)
            1 - pthread_getspecific (i)i
            1 - pthread_join (ii)i
            1 - pthread_key_create (*i)i
            1 - pthread_key_delete (i)i
            1 - pthread_mutex_destroy (*)i
            1 - pthread_mutex_init (**)i
            1 - pthread_mutex_lock (*)i
            1 - pthread_mutex_unlock (*)i
            1 - pthread_self ()i
            1 - pthread_setspecific (ii)i
            """;

    /** POSIX semaphores. */
    static final String SEMAPHORES = """
            1.0.0 - sem_close (i)i
            1.0.0 - sem_getvalue (i*)i
            1.0.0 - sem_open ($iii)i
            1.0.0 - sem_post (i)i
            1.0.0 - sem_trywait (i)i
            1.0.0 - sem_unlink ($)i
            1.0.0 - sem_wait (i)i
            """;

    /** Threads of preview 1. */
    static final String LIB_WASI_THREADS = """
            1.2.0 - thread-spawn (i)i
            """;

    /** Functions that Emscripten expects. */
    static final String LIBC_EMCC = """
            WAMR-03-25-2021 - __munmap (ii)i
            WAMR-03-25-2021 - __sys_fstat64 (i*)i
            WAMR-03-25-2021 - __sys_getcwd (*~)i
            WAMR-03-25-2021 - __sys_mkdir ($i)i
            WAMR-03-25-2021 - __sys_read (i*~)i
            WAMR-03-25-2021 - __sys_rmdir ($)i
            WAMR-03-25-2021 - __sys_stat64 ($*)i
            WAMR-03-25-2021 - __sys_uname (*)i
            WAMR-03-25-2021 - __sys_unlink ($)i
            WAMR-03-25-2021 - emcc_fwrite (*iii)i
            WAMR-03-25-2021 - emscripten_notify_memory_growth (i)
            2.1.2 - emscripten_sleep (i)
            1.0.0 - emscripten_thread_sleep (F)
            WAMR-03-25-2021 - fclose (i)i
            WAMR-03-25-2021 - feof (i)i
            WAMR-03-25-2021 - fopen ($$)i
            WAMR-03-25-2021 - fread (*iii)i
            WAMR-03-25-2021 - fseeko (iIi)i
            WAMR-03-25-2021 - getentropy (*~)i
            WAMR-03-25-2021 - invoke_ii (ii)i
            WAMR-03-25-2021 - invoke_iii (iii)i
            WAMR-03-25-2021 - invoke_vi (ii)
            WAMR-03-25-2021 - invoke_vii (iii)
            WAMR-03-25-2021 - invoke_viii (iiii)
            WAMR-03-25-2021 - invoke_viiii (iiiii)
            WAMR-03-25-2021 - longjmp (*i)
            WAMR-03-25-2021 - mmap (*iiiiI)i
            WAMR-03-25-2021 - munmap (ii)i
            WAMR-03-25-2021 - open ($ii)i
            WAMR-03-25-2021 - setjmp (*)i
            """;

    /** Remote attestation. */
    static final String LIB_RATS = """
            1.0.0 1.1.1 librats_collect ($)i
            1.1.2 - librats_collect (**~)i
            1.3.0 - librats_dispose_evidence_json (i)
            1.1.2 - librats_parse_evidence (*~*~)i
            1.0.0 1.1.1 librats_verify ($$)i
            1.1.2 - librats_verify (*~*~)i
            """;

    /** A heap shared with the host. */
    static final String SHARED_HEAP = """
            2.2.0 - shared_heap_free (*)
            2.2.0 - shared_heap_malloc (i)i
            """;

    /** Neural networks. */
    static final String WASI_NN = """
            1.1.1 - compute (i)i
            1.1.1 - get_output (ii**)i
            1.1.1 - init_execution_context (i*)i
            1.1.1 - load (*ii*)i
            2.4.0 - load_by_name (*i*)i
            1.1.1 - set_input (ii*)i
            """;

    /** Neural networks, the standard interface. */
    static final String EPHEMERAL_NN = """
            2.0.0 - compute (i)i
            2.0.0 - get_output (ii*i*)i
            2.0.0 - init_execution_context (i*)i
            2.0.0 - load (*iii*)i
            2.1.1 - load_by_name (*i*)i
            2.2.0 - load_by_name_with_config (*i*i*)i
            2.0.0 - set_input (ii*)i
            """;

    private NativeTables() {}
}
