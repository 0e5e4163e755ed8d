package dev.abigate.diff.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedNameTest {
    @ParameterizedTest
    @CsvSource({
        "__wbg_log_1d6f2b3f2c5a33ec, __wbg_log_*",
        "__wbg_log_fe02f73cbd69cc6, __wbg_log_*",
        "_dyn_core__ops__function__FnMut__A____Output___R_as_wasm_bindgen__closure__WasmClosure___describe__invoke__h1d6f2b3f2c5a33ec,"
                + " _dyn_core__ops__function__FnMut__A____Output___R_as_wasm_bindgen__closure__WasmClosure___describe__invoke__*",
        "wasm_bindgen_36d9b51539b33e43___convert__closures_____invoke___web_sys_14a3adffbc5ef61a___Event__true__590,"
                + " wasm_bindgen_*___convert__closures_____invoke___web_sys_*___Event__true__*",
        "_ZN4core3fmt5write17h0123456789abcdefE, _ZN4core3fmt5write17h*E",
        "__napi_register__BindingOutputChunk_impl_313, __napi_register__BindingOutputChunk_impl_*",
        "cabi_realloc_wit_bindgen_0_43_0, cabi_realloc_wit_bindgen_*"
    })
    void leavesOutHashesAndCounters(String name, String stem) {
        assertFalse(GeneratedName.isPositional(name));
        assertEquals(Optional.of(new GeneratedName(stem, Noise.GENERATED_NAME)), GeneratedName.of(name));
    }

    @ParameterizedTest
    @CsvSource({
        "__wbindgen_export_3, __wbindgen_export*",
        "__wbindgen_export, __wbindgen_export*",
        "__wbindgen_closure_wrapper1249, __wbindgen_closure_wrapper*",
        "__wbindgen_cast_9ae0607507abb057, __wbindgen_cast_*",
        "__wbindgen_generic_0000000000000001, __wbindgen_cast_*",
        "closure211_externref_shim, closure*_externref_shim"
    })
    void knowsNamesThatAreANumberInARow(String name, String stem) {
        assertTrue(GeneratedName.isPositional(name));
        assertEquals(Optional.of(new GeneratedName(stem, Noise.POSITIONAL_NAME)), GeneratedName.of(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add",
                "render_2",
                "sha256_final",
                "interface_version_8",
                "proxy_abi_version_0_2_1",
                "crc_deadbeef",
                "__wbindgen_malloc",
                "fixed_0123456789abcdef0_id",
                "",
                "*"
            })
    void leavesOtherNamesAlone(String name) {
        assertEquals(Optional.empty(), GeneratedName.of(name));
    }

    @Test
    void takesNoLongerForALongName() {
        String name = "_".repeat(200_000) + "x";
        assertEquals(Optional.empty(), GeneratedName.of(name));
    }
}
