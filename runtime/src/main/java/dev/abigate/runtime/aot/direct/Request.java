package dev.abigate.runtime.aot.direct;

import java.util.Arrays;
import java.util.Optional;

/** What a worker is asked for: its letter as a byte, then its parameters as longs. */
enum Request {
    /**
     * Makes two files in memory: one of the image (parameter 1: its bytes), one of the linear memory (parameter 2: the bytes
     * that it may ever have). Answered with their descriptors.
     */
    OPEN('O', 2, 2),
    /**
     * Maps the files: of the image, what can be written (parameter 1: bytes from its beginning on), then code (parameter 2:
     * bytes), then what can only be read; gates (parameter 3: how many).
     */
    PLACE('P', 3, 0),
    /** Makes so many bytes (parameter 1) of the linear memory accessible, at least as many as before. */
    GROW('G', 1, 0),
    /**
     * Wakes the worker, which may have to look at the {@link Context}. Answered only where the director sleeps until the worker
     * has answered there, and then once, however often it was woken.
     */
    WAKE('W', 0, 0),
    /** Unmaps all that was mapped for an image. */
    CLOSE('C', 0, 0);

    /** The first byte of an answer: the request was fulfilled. */
    static final int DONE = 0;

    /** The first byte of an answer: the request was refused; the reason follows as text. */
    static final int REFUSED = 1;

    private final char letter;
    private final int parameters;
    private final int results;

    Request(char letter, int parameters, int results) {
        this.letter = letter;
        this.parameters = parameters;
        this.results = results;
    }

    /** The request of a letter, empty where there is none. */
    static Optional<Request> of(int letter) {
        return Arrays.stream(values())
                .filter(request -> request.letter == letter)
                .findFirst();
    }

    char letter() {
        return letter;
    }

    int parameters() {
        return parameters;
    }

    /** How many longs an answer has behind its first byte. */
    int results() {
        return results;
    }
}
