package dev.abigate.format.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceFamilyTest {
    @ParameterizedTest
    @CsvSource({
        "wasi_snapshot_preview1, fd_write, i32 i32 i32 i32, i32, WASI_PREVIEW1",
        "wasi_unstable, fd_write, i32 i32 i32 i32, i32, WASI_UNSTABLE",
        "wasi, thread-spawn, i32, i32, WASI_THREADS",
        "wasix_64v1, getcwd, i64 i64, i32, WASIX",
        "wasi_nn, load, i32 i32 i32 i32, i32, WASI_PROPOSAL",
        "wasi:cli/environment@0.2.0, get-arguments, i32, '', WASI_PREVIEW2",
        "cm32p2|wasi:io/poll@0.2, poll, i32 i32 i32, '', WASI_PREVIEW2",
        "gojs, runtime.wasmExit, i32, '', GO",
        "./calc_bg.js, __wbg_log, i32 i32, '', WASM_BINDGEN",
        "env, printf, i32 i32, i32, LIBC_BUILTIN",
        "env, printf, i64 i32, i32, APPLICATION",
        "env, pthread_mutex_lock, i32, i32, LIB_PTHREAD",
        "env, sem_post, i32, i32, LIB_PTHREAD",
        "env, abort, i32, '', LIBC_BUILTIN",
        "env, abort, '', '', EMSCRIPTEN",
        "env, abort, i32 i32 i32 i32, '', ASSEMBLYSCRIPT",
        "env, seed, '', f64, ASSEMBLYSCRIPT",
        "env, emscripten_resize_heap, i32, i32, EMSCRIPTEN",
        "env, host_add, i32 i32, i32, APPLICATION",
        "a, b, i32, i32, APPLICATION"
    })
    void familiesAreToldByModuleNameAndType(
            String module, String name, String parameters, String results, InterfaceFamily family) {
        assertEquals(
                family,
                InterfaceFamily.of(module, name, new CompositeType.Function(types(parameters), types(results))));
    }

    private static List<ValType> types(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(InterfaceFamilyTest::type)
                .toList();
    }

    private static ValType type(String word) {
        return Arrays.stream(NumType.values())
                .filter(type -> type.text().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
