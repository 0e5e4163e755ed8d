package dev.abigate.runtime.aot.direct;

/**
 * The low memory of an instance as a worker is to have it before the first call.
 *
 * @param contents what it holds from some offset on, zeros before that; nobody changes them
 * @param start that offset
 * @param writableBytes how many bytes, from the first on, code can write: whole pages
 * @param codeBytes how many behind those are code: whole pages
 * @param gates how many gates there are
 * @param stackTop address of the stack's end
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlacedImage(byte[] contents, int start, int writableBytes, int codeBytes, int gates, long stackTop) {
    /** Its size in bytes. */
    int size() {
        return start + contents.length;
    }
}
