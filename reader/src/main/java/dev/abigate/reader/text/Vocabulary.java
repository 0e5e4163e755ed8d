package dev.abigate.reader.text;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.PackedType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.VecType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All keywords, found by their bytes without making a string. */
final class Vocabulary {
    /** A power of two, much more than there are keywords. */
    private static final int SLOTS = 4096;

    private static final @Nullable Entry[] TABLE = table();

    private Vocabulary() {}

    private static final class Entry {
        private final byte[] bytes;
        private final Keyword keyword;

        Entry(Keyword keyword) {
            this.bytes = keyword.text().getBytes(StandardCharsets.US_ASCII);
            this.keyword = keyword;
        }
    }

    /**
     * The keyword in a part of a text.
     *
     * @param hash from {@link #hash} over its bytes
     */
    static @Nullable Keyword find(byte[] text, int start, int end, int hash) {
        for (int slot = slot(hash); ; slot = (slot + 1) & (SLOTS - 1)) {
            Entry entry = TABLE[slot];
            if (entry == null) {
                return null;
            }
            if (Arrays.equals(text, start, end, entry.bytes, 0, entry.bytes.length)) {
                return entry.keyword;
            }
        }
    }

    /** The hash of some bytes and one more behind them; 0 is that of no bytes. */
    static int hash(int hash, byte next) {
        return 31 * hash + next;
    }

    private static int slot(int hash) {
        return (hash * 0x9E3779B9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SLOTS));
    }

    private static @Nullable Entry[] table() {
        var table = new @Nullable Entry[SLOTS];
        for (Keyword keyword : keywords()) {
            var entry = new Entry(keyword);
            int hash = 0;
            for (byte next : entry.bytes) {
                hash = hash(hash, next);
            }
            int slot = slot(hash);
            while (table[slot] != null) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            table[slot] = entry;
        }
        return table;
    }

    private static Iterable<Keyword> keywords() {
        Map<String, Word> words = new LinkedHashMap<>();
        Map<String, Opcode> instructions = new LinkedHashMap<>();
        Map<String, StorageType> types = new LinkedHashMap<>();
        Map<String, HeapType.Abstract> heapTypes = new LinkedHashMap<>();
        for (Word word : Word.values()) {
            words.put(word.text(), word);
        }
        for (Opcode op : Opcode.values()) {
            instructions.putIfAbsent(op.mnemonic(), op);
        }
        for (NumType type : NumType.values()) {
            types.put(type.text(), type);
        }
        for (PackedType type : PackedType.values()) {
            types.put(type.text(), type);
        }
        types.put(VecType.V128.text(), VecType.V128);
        for (HeapType.Abstract type : HeapType.Abstract.values()) {
            types.put(type.shorthand(), new RefType(true, type));
            heapTypes.put(type.text(), type);
        }
        Map<String, Keyword> keywords = new LinkedHashMap<>();
        for (Map<String, ?> meanings : Arrays.asList(words, instructions, types, heapTypes)) {
            for (String text : meanings.keySet()) {
                keywords.put(
                        text,
                        new Keyword(
                                text, words.get(text), instructions.get(text), types.get(text), heapTypes.get(text)));
            }
        }
        return keywords.values();
    }
}
