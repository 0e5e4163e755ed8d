package dev.abigate.format.host;

/**
 * The functions of the runtime that machine code may call, by what offers them (section 12.2): the processor ({@code any}
 * for all), the condition, the first and the last release that has them so ({@code 1}: from the beginning, {@code -}: to
 * this day), the names. A condition is {@code always}, build options with {@code |} between those of which one is enough,
 * {@code windows}, {@code 32-bit}, {@code not-v6} (Thumb processors since version 7), or {@code depends} where the
 * processor's extensions or the compiler of the runtime decide.
 */
final class SymbolTables {
    static final String SYMBOLS = """
            any always 1 - aot_invoke_native aot_set_exception_with_id ceil ceilf floor floorf fmax fmaxf fmin fminf
            any always 1 - rint rintf trunc truncf
            any always 1 WAMR-03-19-2020 aot_get_exception aot_is_wasm_type_equal
            any always 1 WAMR-04-15-2021 wasm_runtime_enlarge_memory wasm_runtime_set_exception
            any always WAMR-03-30-2020 - aot_call_indirect
            any always WAMR-09-08-2020 WAMR-01-29-2021 aot_data_drop aot_memory_init wasm_runtime_atomic_notify
            any always WAMR-09-08-2020 WAMR-01-29-2021 wasm_runtime_atomic_wait
            any always WAMR-01-29-2021 - memmove memset
            any always WAMR-01-29-2021 WAMR-01-29-2021 aot_alloc_frame aot_free_frame
            any always WAMR-08-10-2021 - aot_enlarge_memory aot_set_exception
            any always WAMR-12-30-2021 - memcpy
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_ceil_f32 aot_intrinsic_ceil_f64 aot_intrinsic_clz_i32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_clz_i64 aot_intrinsic_copysign_f32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_copysign_f64 aot_intrinsic_ctz_i32 aot_intrinsic_ctz_i64
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_f32_cmp aot_intrinsic_f32_to_f64 aot_intrinsic_f32_to_i32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_f32_to_u32 aot_intrinsic_f64_cmp aot_intrinsic_f64_to_f32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_f64_to_i32 aot_intrinsic_f64_to_u32 aot_intrinsic_fabs_f32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_fabs_f64 aot_intrinsic_fadd_f32 aot_intrinsic_fadd_f64
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_fdiv_f32 aot_intrinsic_fdiv_f64 aot_intrinsic_floor_f32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_floor_f64 aot_intrinsic_fmax_f32 aot_intrinsic_fmax_f64
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_fmin_f32 aot_intrinsic_fmin_f64 aot_intrinsic_fmul_f32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_fmul_f64 aot_intrinsic_fsub_f32 aot_intrinsic_fsub_f64
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_i32_to_f32 aot_intrinsic_i32_to_f64
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_i64_to_f32 aot_intrinsic_i64_to_f64
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_popcnt_i32 aot_intrinsic_popcnt_i64 aot_intrinsic_rint_f32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_rint_f64 aot_intrinsic_sqrt_f32 aot_intrinsic_sqrt_f64
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_trunc_f32 aot_intrinsic_trunc_f64 aot_intrinsic_u32_to_f32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_u32_to_f64 aot_intrinsic_u64_to_f32
            any always WAMR-12-30-2021 1.3.3 aot_intrinsic_u64_to_f64
            any always WAMR-05-18-2022 - aot_check_app_addr_and_convert
            any always 1.0.0 1.3.3 aot_intrinsic_i64_div_s aot_intrinsic_i64_div_u aot_intrinsic_i64_rem_s
            any always 1.0.0 1.3.3 aot_intrinsic_i64_rem_u
            any always 1.1.2 - sqrt sqrtf
            any always 1.1.2 1.3.3 aot_intrinsic_f64_to_i64 aot_intrinsic_f64_to_u64 aot_intrinsic_i32_div_s
            any always 1.1.2 1.3.3 aot_intrinsic_i32_div_u aot_intrinsic_i32_rem_s aot_intrinsic_i32_rem_u
            any always 1.1.2 1.3.3 aot_intrinsic_i64_bit_and aot_intrinsic_i64_bit_or
            any always 1.2.0 1.3.3 aot_intrinsic_f32_to_i64 aot_intrinsic_f32_to_u64
            any always 1.3.1 - wasm_runtime_quick_invoke_c_api_native
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_ceil_f32 aot_intrinsic_ceil_f64 aot_intrinsic_clz_i32
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_clz_i64 aot_intrinsic_copysign_f32 aot_intrinsic_copysign_f64
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_ctz_i32 aot_intrinsic_ctz_i64 aot_intrinsic_f32_cmp
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_f32_to_f64 aot_intrinsic_f32_to_i32 aot_intrinsic_f32_to_i64
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_f32_to_u32 aot_intrinsic_f32_to_u64 aot_intrinsic_f64_cmp
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_f64_to_f32 aot_intrinsic_f64_to_i32 aot_intrinsic_f64_to_i64
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_f64_to_u32 aot_intrinsic_f64_to_u64 aot_intrinsic_fabs_f32
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_fabs_f64 aot_intrinsic_fadd_f32 aot_intrinsic_fadd_f64
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_fdiv_f32 aot_intrinsic_fdiv_f64 aot_intrinsic_floor_f32
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_floor_f64 aot_intrinsic_fmax_f32 aot_intrinsic_fmax_f64
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_fmin_f32 aot_intrinsic_fmin_f64 aot_intrinsic_fmul_f32
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_fmul_f64 aot_intrinsic_fsub_f32 aot_intrinsic_fsub_f64
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_i32_div_s aot_intrinsic_i32_div_u aot_intrinsic_i32_rem_s
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_i32_rem_u aot_intrinsic_i32_to_f32 aot_intrinsic_i32_to_f64
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_i64_bit_and aot_intrinsic_i64_bit_or aot_intrinsic_i64_div_s
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_i64_div_u aot_intrinsic_i64_rem_s aot_intrinsic_i64_rem_u
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_i64_to_f32 aot_intrinsic_i64_to_f64 aot_intrinsic_popcnt_i32
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_popcnt_i64 aot_intrinsic_rint_f32 aot_intrinsic_rint_f64
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_sqrt_f32 aot_intrinsic_sqrt_f64 aot_intrinsic_trunc_f32
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_trunc_f64 aot_intrinsic_u32_to_f32 aot_intrinsic_u32_to_f64
            any AOT_INTRINSICS 2.0.0 - aot_intrinsic_u64_to_f32 aot_intrinsic_u64_to_f64
            any AOT_INTRINSICS 2.3.0 - aot_intrinsic_i64_mul aot_intrinsic_i64_shl aot_intrinsic_i64_shr_s
            any AOT_INTRINSICS 2.3.0 - aot_intrinsic_i64_shr_u
            any AOT_STACK_FRAME 2.0.0 - aot_alloc_frame aot_frame_update_profile_info aot_free_frame
            any BULK_MEMORY WAMR-06-15-2020 WAMR-07-10-2020 aot_data_drop aot_memory_init memmove memset
            any BULK_MEMORY WAMR-03-25-2021 - aot_data_drop aot_memory_init
            any GC 2.0.0 - aot_array_init_with_data aot_create_func_obj aot_func_type_is_super_of
            any GC 2.0.0 - aot_obj_is_instance_of aot_rtt_type_new wasm_array_obj_copy wasm_array_obj_new
            any GC 2.0.0 - wasm_externref_obj_to_internal_obj wasm_internal_obj_to_externref_obj wasm_obj_is_type_of
            any GC 2.0.0 - wasm_struct_obj_new
            any PERF_PROFILING|DUMP_CALL_STACK WAMR-03-25-2021 1.3.3 aot_alloc_frame aot_free_frame
            any REF_TYPES WAMR-08-10-2021 - aot_drop_table_seg aot_table_copy aot_table_fill aot_table_grow
            any REF_TYPES WAMR-08-10-2021 - aot_table_init
            any SHARED_HEAP 2.4.0 - wasm_runtime_check_and_update_last_used_shared_heap
            any SHARED_MEMORY WAMR-03-25-2021 - wasm_runtime_atomic_notify wasm_runtime_atomic_wait
            any STATIC_PGO 1.2.3 - __llvm_profile_instrument_memop __llvm_profile_instrument_target
            any STRINGREF 2.0.0 - wasm_string_advance wasm_string_concat wasm_string_create_view wasm_string_destroy
            any STRINGREF 2.0.0 - wasm_string_dump wasm_string_encode wasm_string_eq wasm_string_get_wtf16_codeunit
            any STRINGREF 2.0.0 - wasm_string_is_usv_sequence wasm_string_measure wasm_string_new_const
            any STRINGREF 2.0.0 - wasm_string_new_with_encoding wasm_string_next_codepoint wasm_string_rewind
            any STRINGREF 2.0.0 - wasm_string_slice wasm_string_wtf16_get_length wasm_stringref_obj_new
            any STRINGREF 2.0.0 - wasm_stringview_iter_obj_new wasm_stringview_wtf16_obj_new
            any STRINGREF 2.0.0 - wasm_stringview_wtf8_obj_new
            arc always WAMR-12-30-2021 - __eqsf2 __gedf2 __gtdf2 __ledf2 __lesf2 __ltdf2 __unorddf2
            arc always WAMR-12-30-2021 WAMR-05-18-2022 __adddf3 __addsf3 __divdf3 __divdi3 __divsf3 __divsi3
            arc always WAMR-12-30-2021 WAMR-05-18-2022 __extendsfdf2 __fixdfsi __floatsidf __floatsisf __ld_r13_to_r15
            arc always WAMR-12-30-2021 WAMR-05-18-2022 __ld_r13_to_r16 __ld_r13_to_r17 __ld_r13_to_r18 __ld_r13_to_r19
            arc always WAMR-12-30-2021 WAMR-05-18-2022 __ld_r13_to_r20 __ld_r13_to_r21 __ld_r13_to_r22 __ld_r13_to_r23
            arc always WAMR-12-30-2021 WAMR-05-18-2022 __ld_r13_to_r24 __ld_r13_to_r25 __muldf3 __mulsf3
            arc always WAMR-12-30-2021 WAMR-05-18-2022 __st_r13_to_r15 __st_r13_to_r16 __st_r13_to_r17 __st_r13_to_r18
            arc always WAMR-12-30-2021 WAMR-05-18-2022 __st_r13_to_r19 __st_r13_to_r20 __st_r13_to_r21 __st_r13_to_r22
            arc always WAMR-12-30-2021 WAMR-05-18-2022 __st_r13_to_r23 __st_r13_to_r24 __st_r13_to_r25 __subdf3
            arc always WAMR-12-30-2021 WAMR-05-18-2022 __subsf3 __truncdfsf2
            arc depends 1.0.0 - __ac_pop_13_to_13 __ac_pop_13_to_13v __ac_pop_13_to_14 __ac_pop_13_to_14v
            arc depends 1.0.0 - __ac_pop_13_to_15 __ac_pop_13_to_15v __ac_pop_13_to_16 __ac_pop_13_to_16v
            arc depends 1.0.0 - __ac_pop_13_to_17 __ac_pop_13_to_17v __ac_pop_13_to_18 __ac_pop_13_to_18v
            arc depends 1.0.0 - __ac_pop_13_to_19 __ac_pop_13_to_19v __ac_pop_13_to_20 __ac_pop_13_to_20v
            arc depends 1.0.0 - __ac_pop_13_to_21 __ac_pop_13_to_21v __ac_pop_13_to_22 __ac_pop_13_to_22v
            arc depends 1.0.0 - __ac_pop_13_to_23 __ac_pop_13_to_23v __ac_pop_13_to_24 __ac_pop_13_to_24v
            arc depends 1.0.0 - __ac_pop_13_to_25 __ac_pop_13_to_25v __ac_pop_13_to_26 __ac_pop_13_to_26v
            arc depends 1.0.0 - __ac_pop_none __ac_pop_nonev __ac_push_13_to_13 __ac_push_13_to_14 __ac_push_13_to_15
            arc depends 1.0.0 - __ac_push_13_to_16 __ac_push_13_to_17 __ac_push_13_to_18 __ac_push_13_to_19
            arc depends 1.0.0 - __ac_push_13_to_20 __ac_push_13_to_21 __ac_push_13_to_22 __ac_push_13_to_23
            arc depends 1.0.0 - __ac_push_13_to_24 __ac_push_13_to_25 __ac_push_13_to_26 __ac_push_none __adddf3
            arc depends 1.0.0 - __addsf3 __divdf3 __divdi3 __divsf3 __divsi3 __eqdf2 __extendsfdf2 __fixdfdi __fixdfsi
            arc depends 1.0.0 - __fixunsdfsi __fixunssfsi __floatdidf __floatdisf __floatsidf __floatsisf
            arc depends 1.0.0 - __floatunsisf __gesf2 __gtsf2 __ld_r13_to_r15 __ld_r13_to_r16 __ld_r13_to_r17
            arc depends 1.0.0 - __ld_r13_to_r18 __ld_r13_to_r19 __ld_r13_to_r20 __ld_r13_to_r21 __ld_r13_to_r22
            arc depends 1.0.0 - __ld_r13_to_r23 __ld_r13_to_r24 __ld_r13_to_r25 __ltsf2 __muldf3 __mulsf3 __nedf2
            arc depends 1.0.0 - __nesf2 __st_r13_to_r15 __st_r13_to_r16 __st_r13_to_r17 __st_r13_to_r18
            arc depends 1.0.0 - __st_r13_to_r19 __st_r13_to_r20 __st_r13_to_r21 __st_r13_to_r22 __st_r13_to_r23
            arc depends 1.0.0 - __st_r13_to_r24 __st_r13_to_r25 __subdf3 __subsf3 __truncdfhf2 __truncdfsf2
            arc depends 1.0.0 - __truncsfhf2 __unordsf2
            arm always 1 - __aeabi_d2iz __aeabi_d2lz __aeabi_d2ulz __aeabi_dadd __aeabi_dcmpge __aeabi_dcmple
            arm always 1 - __aeabi_dcmplt __aeabi_dcmpun __aeabi_ddiv __aeabi_f2d __aeabi_f2iz __aeabi_f2lz
            arm always 1 - __aeabi_f2ulz __aeabi_fcmpge __aeabi_fcmple __aeabi_fcmplt __aeabi_fcmpun __aeabi_i2d
            arm always 1 - __aeabi_idiv __aeabi_idivmod __aeabi_l2d __aeabi_l2f __aeabi_ldivmod __aeabi_uidiv
            arm always 1 - __aeabi_uidivmod __aeabi_ul2d __aeabi_ul2f __aeabi_uldivmod __clzsi2 __divdi3 __divsi3
            arm always 1 - __fixdfdi __fixsfdi __fixunsdfdi __fixunssfdi __floatdidf __floatdisf __floatundidf
            arm always 1 - __floatundisf __modsi3 __udivdi3 __udivmoddi4 __udivsi3 __umoddi3
            arm always WAMR-12-30-2021 - __adddf3 __addsf3 __divdf3 __divsf3 __eqdf2 __extendsfdf2 __fixdfsi __fixsfsi
            arm always WAMR-12-30-2021 - __fixunsdfsi __floatsidf __floatsisf __floatunsidf __floatunsisf __gedf2
            arm always WAMR-12-30-2021 - __gesf2 __gtdf2 __gtsf2 __ledf2 __lesf2 __ltdf2 __ltsf2 __moddi3 __muldf3
            arm always WAMR-12-30-2021 - __mulsf3 __nedf2 __nesf2 __subdf3 __subsf3 __truncdfsf2 __umodsi3 __unorddf2
            arm always WAMR-12-30-2021 - __unordsf2
            arm always 1.1.2 - __aeabi_memcpy __aeabi_memmove __aeabi_memset
            arm always 1.3.0 - __aeabi_memclr
            arm always 2.1.1 - __aeabi_d2f __aeabi_d2uiz __aeabi_dcmpeq __aeabi_dcmpgt __aeabi_dmul __aeabi_dsub
            arm always 2.1.1 - __aeabi_fadd __aeabi_fcmpeq __aeabi_fcmpgt __aeabi_fdiv __aeabi_fmul __aeabi_fsub
            arm always 2.1.1 - __aeabi_i2f __aeabi_ui2d __aeabi_ui2f
            arm always 2.1.2 - __eqsf2
            i386 always 1 WAMR-07-10-2020 __divdi3 __moddi3 __udivdi3 __umoddi3
            i386 always WAMR-03-25-2021 - __divdi3 __moddi3 __udivdi3 __umoddi3
            i386 always 1.2.3 2.2.0 __aulldiv
            i386 windows WAMR-09-08-2020 WAMR-01-29-2021 __divdi3 __moddi3 __udivdi3 __umoddi3
            i386 windows 2.3.0 - __alldiv __allrem __aulldiv
            riscv always WAMR-08-10-2021 1.3.0 __divdi3 __moddi3 __muldi3 __udivdi3 __umoddi3
            riscv always WAMR-12-30-2021 1.1.1 __fixunsdfdi
            riscv always WAMR-12-30-2021 1.2.2 __fixunssfdi
            riscv always WAMR-12-30-2021 1.3.0 __divsi3 __modsi3 __udivsi3 __umodsi3
            riscv 32-bit WAMR-12-30-2021 1.2.2 __fixdfdi __fixsfdi __floatdidf __floatdisf __floatundidf __floatundisf
            riscv 32-bit WAMR-12-30-2021 1.2.2 __mulsi3
            riscv 32-bit 1.1.2 1.2.2 __fixdfsi __fixsfsi __floatsidf __floatsisf __floatunsidf __floatunsisf __mulsf3
            riscv 32-bit 1.3.1 - __fixdfdi __floatundidf __floatundisf
            riscv 32-bit 2.2.0 - __floatdisf
            riscv depends 1.1.2 - __adddf3 __addsf3 __divsf3 __eqdf2 __eqsf2 __extendsfdf2 __fixunsdfdi __fixunsdfsi
            riscv depends 1.1.2 - __fixunssfsi __gedf2 __gesf2 __gtsf2 __ledf2 __lesf2 __muldf3 __nedf2 __nesf2
            riscv depends 1.1.2 - __subdf3 __subsf3 __truncdfsf2 __unorddf2 __unordsf2
            riscv depends 1.2.0 - __divdf3 __gtdf2
            riscv depends 1.2.0 1.3.0 __ltdf2 __ltsf2
            riscv depends 1.2.3 - __fixsfdi __fixunssfdi __floatdidf __floatsidf __floatunsidf __mulsf3 __mulsi3
            riscv depends 1.2.3 1.3.0 __fixdfdi __fixdfsi __fixsfsi __floatdisf __floatsisf __floatundidf
            riscv depends 1.2.3 1.3.0 __floatundisf __floatunsisf
            riscv depends 1.3.1 - __divdi3 __divsi3 __moddi3 __modsi3 __muldi3 __negdf2 __negsf2 __udivdi3 __udivsi3
            riscv depends 1.3.1 - __umoddi3 __umodsi3
            riscv depends 2.1.2 - __fixdfsi __ltdf2
            riscv depends 2.2.0 - __atomic_compare_exchange_4 __atomic_store_4
            thumb always 1 - __aeabi_d2iz __aeabi_d2lz __aeabi_d2ulz __aeabi_dadd __aeabi_dcmpge __aeabi_dcmple
            thumb always 1 - __aeabi_dcmplt __aeabi_dcmpun __aeabi_ddiv __aeabi_f2d __aeabi_f2iz __aeabi_f2lz
            thumb always 1 - __aeabi_f2ulz __aeabi_fcmpge __aeabi_fcmple __aeabi_fcmplt __aeabi_fcmpun __aeabi_i2d
            thumb always 1 - __aeabi_idiv __aeabi_idivmod __aeabi_l2d __aeabi_l2f __aeabi_ldivmod __aeabi_uidiv
            thumb always 1 - __aeabi_uidivmod __aeabi_ul2d __aeabi_ul2f __aeabi_uldivmod __clzsi2 __divdi3 __divsi3
            thumb always 1 - __fixdfdi __fixsfdi __fixunsdfdi __fixunssfdi __floatdidf __floatdisf __floatundidf
            thumb always 1 - __floatundisf __modsi3 __udivdi3 __udivmoddi4 __udivsi3 __umoddi3
            thumb always WAMR-01-29-2021 - __eqdf2 __fixunsdfsi __gedf2 __ledf2 __ltdf2 __nedf2
            thumb always WAMR-01-29-2021 WAMR-05-18-2022 __adddf3 __fixdfsi __floatsidf __floatunsidf __muldf3
            thumb always WAMR-01-29-2021 WAMR-05-18-2022 __subdf3 __unorddf2
            thumb always WAMR-12-30-2021 - __aeabi_d2uiz __aeabi_dcmpgt __aeabi_ui2d __ashldi3 __eqsf2 __gesf2 __gtdf2
            thumb always WAMR-12-30-2021 - __gtsf2 __lesf2 __lshrdi3 __ltsf2 __moddi3 __muldi3 __nesf2 __umodsi3
            thumb always WAMR-12-30-2021 WAMR-05-18-2022 __addsf3 __divdf3 __extendsfdf2 __floatsisf __floatunsisf
            thumb always WAMR-12-30-2021 WAMR-05-18-2022 __mulsf3 __subsf3 __truncdfsf2 __unordsf2
            thumb always 2.1.2 - __aeabi_d2f __aeabi_dcmpeq __aeabi_dmul __aeabi_dsub __aeabi_fadd __aeabi_fcmpeq
            thumb always 2.1.2 - __aeabi_fcmpgt __aeabi_fdiv __aeabi_fmul __aeabi_fsub __aeabi_i2f __aeabi_llsl
            thumb always 2.1.2 - __aeabi_llsr __aeabi_lmul __aeabi_ui2f
            thumb always main - __aeabi_memclr __aeabi_memcpy __aeabi_memmove __aeabi_memset
            thumb not-v6 1.0.0 - __adddf3 __addsf3 __divdf3 __extendsfdf2 __fixdfsi __floatsidf __floatsisf
            thumb not-v6 1.0.0 - __floatunsidf __floatunsisf __muldf3 __mulsf3 __subdf3 __subsf3 __truncdfsf2
            thumb not-v6 1.0.0 - __unorddf2 __unordsf2
            xtensa always WAMR-04-15-2020 - __divdf3 __divdi3 __floatsidf __ltdf2 __modsi3 __muldi3 __mulsi3
            xtensa always 1.0.0 - __adddf3 __divsf3 __eqdf2 __extendsfdf2 __fixdfsi __fixunsdfsi __floatdidf
            xtensa always 1.0.0 - __floatunsidf __gedf2 __gtdf2 __ledf2 __moddi3 __muldf3 __nedf2 __subdf3
            xtensa always 1.0.0 - __truncdfsf2 __udivdi3 __umoddi3 __unorddf2
            xtensa always 1.0.0 1.1.1 sqrt sqrtf
            xtensa always 1.1.2 - __fixdfdi __floatundidf
            xtensa always 1.2.3 - __fixsfdi __fixunsdfdi __fixunssfdi __floatdisf __floatundisf
            """;

    private SymbolTables() {}
}
