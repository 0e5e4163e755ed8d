package dev.abigate.format.component;

import java.util.List;

/**
 * A component as its bytes have it: sections in file order, nothing resolved. A kind of section may appear any number of
 * times.
 *
 * <p>Grammar: {@code component ::= magic version layer section*}. The magic number is that of core modules.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md">Binary format</a>
 */
public record Component(List<Section> sections) {
    /** The second half of the four bytes behind the magic number: what tells components from core modules. */
    public static final int LAYER = 1;
    /** The first half of the four bytes behind the magic number. It is the last one before the standard. */
    public static final int VERSION = 0x0D;

    public Component {
        sections = List.copyOf(sections);
    }
}
