package dev.abigate.runtime.wasi.net;

import dev.abigate.runtime.wasi.io.Events;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Tells the events of a guest when something can be done with a socket. All of it happens with the events held. */
final class SocketReadiness implements AutoCloseable {
    private final Selector selector;
    private final SelectionKey key;
    private final Events events;
    private int ready;
    private int watched;
    private boolean running;

    /** The channel becomes a non-blocking one. */
    SocketReadiness(SelectableChannel channel, Events events) throws IOException {
        this.events = events;
        channel.configureBlocking(false);
        this.selector = Selector.open();
        this.key = channel.register(selector, 0);
    }

    /** Whether one of the operations can be done, as far as it is known. */
    boolean isReady(int operations) {
        return (ready & operations) != 0 || !key.isValid();
    }

    /** Forgets what is known about operations. */
    void clear(int operations) {
        events.tell(() -> ready &= ~operations);
    }

    /** Looks whether operations are possible, and goes on looking in a thread of its own where they are not. */
    void watch(int operations) {
        events.tell(() -> {
            watched |= operations & ~ready;
            if (watched == 0 || !key.isValid()) {
                return;
            }
            key.interestOps(watched);
            if (running) {
                selector.wakeup();
                return;
            }
            try {
                selector.selectNow();
            } catch (IOException _) {
                ready |= watched;
            }
            take();
            if (watched != 0) {
                running = true;
                Thread.ofVirtual().name("abigate socket").start(this::run);
            }
        });
    }

    private void run() {
        boolean[] on = {true};
        while (on[0]) {
            try {
                selector.select();
            } catch (IOException | ClosedSelectorException _) {
                return;
            }
            events.tell(() -> {
                take();
                on[0] = watched != 0;
                running = on[0];
            });
        }
    }

    private void take() {
        if (key.isValid()) {
            ready |= key.readyOps() & watched;
            watched &= ~ready;
            key.interestOps(watched);
            selector.selectedKeys().clear();
        } else {
            watched = 0;
        }
    }

    @Override
    public void close() {
        events.tell(() -> {
            try {
                selector.close();
            } catch (IOException _) {
                key.cancel();
            }
        });
    }
}
