package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.Rights;
import dev.abigate.format.wasi.WasiFlags;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.io.Interest;
import dev.abigate.runtime.wasi.io.OpenFile;
import dev.abigate.runtime.wasi.io.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Waiting for descriptors and clocks. */
final class PollFunction {
    private static final int MOST = 1 << 14;
    private static final int EVENT_BYTES = 32;

    private static final Readiness NOTHING = new Readiness(true, 0, false);

    private final GuestProcess process;
    private final GuestClock clock;
    private final Snapshot snapshot;

    PollFunction(GuestProcess process, Snapshot snapshot) {
        this.process = process;
        this.clock = process.configuration().clock();
        this.snapshot = snapshot;
    }

    /** What the guest waits for. */
    private sealed interface Subscription {
        /** A moment of the monotonic clock. */
        record Clock(long userdata, long moment) implements Subscription {}

        record File(long userdata, OpenFile file, Interest interest) implements Subscription {}

        /** What cannot be waited for. */
        record Invalid(long userdata, int type, Errno errno) implements Subscription {}
    }

    /** What came of a subscription. */
    private record Event(long userdata, Errno errno, int type, Readiness readiness) {}

    void addTo(Map<String, SystemFunction> functions) {
        functions.put("poll_oneoff", this::poll);
    }

    private void poll(SystemCall call) throws ErrnoException {
        long count = call.size(2);
        if (count == 0 || count > MOST) {
            throw new ErrnoException(Errno.EINVAL);
        }
        var subscriptions = new ArrayList<Subscription>();
        for (int i = 0; i < count; i++) {
            subscriptions.add(read(call.memory(), call.size(0) + (long) i * snapshot.subscriptionBytes()));
        }
        List<Event> events = wait(subscriptions);
        long at = call.size(1);
        for (Event event : events) {
            write(event, call.memory(), at);
            at += EVENT_BYTES;
        }
        call.putInt(3, events.size());
    }

    private Subscription read(LinearMemory memory, long at) {
        long userdata = memory.getLong(at);
        int type = Byte.toUnsignedInt(memory.getByte(at + 8));
        try {
            return switch (type) {
                case 0 -> new Subscription.Clock(userdata, moment(memory, at + snapshot.clockAt()));
                case 1 -> file(userdata, memory.getInt(at + 16), Interest.READ);
                case 2 -> file(userdata, memory.getInt(at + 16), Interest.WRITE);
                default -> new Subscription.Invalid(userdata, type, Errno.EINVAL);
            };
        } catch (ErrnoException e) {
            return new Subscription.Invalid(userdata, type, e.errno());
        }
    }

    private Subscription file(long userdata, int fd, Interest interest) throws ErrnoException {
        return new Subscription.File(
                userdata,
                process.descriptors().get(fd, Rights.POLL_FD_READWRITE).file(),
                interest);
    }

    private long moment(LinearMemory memory, long at) throws ErrnoException {
        int id = memory.getInt(at);
        long time = memory.getLong(at + 8);
        boolean absolute = (memory.getShort(at + 24) & WasiFlags.SUBCLOCKFLAGS_ABSTIME) != 0;
        long now = clock.monotonic();
        long from = switch (id) {
            case 0 -> clock.realtime();
            case 1, 2, 3 -> now;
            default -> throw new ErrnoException(Errno.EINVAL);
        };
        long left = absolute ? Math.max(0, time - from) : time;
        return left < 0 ? Long.MAX_VALUE : now + Math.min(left, Long.MAX_VALUE - Math.max(now, 0));
    }

    private List<Event> wait(List<Subscription> subscriptions) {
        for (Subscription subscription : subscriptions) {
            if (subscription instanceof Subscription.File(var _, OpenFile file, Interest interest)) {
                file.watch(interest);
            }
        }
        var events = new ArrayList<Event>();
        while (!process.events().await(() -> happened(subscriptions, events), 0)) {
            long left = left(subscriptions);
            if (!clock.skip(left)) {
                process.events().await(() -> happened(subscriptions, events), left);
            }
            if (!events.isEmpty()) {
                break;
            }
        }
        return events;
    }

    /** Collects what has happened; answers whether anything has. */
    private boolean happened(List<Subscription> subscriptions, List<Event> events) {
        long now = clock.monotonic();
        for (Subscription subscription : subscriptions) {
            switch (subscription) {
                case Subscription.Clock(long userdata, long moment) -> {
                    if (moment <= now) {
                        events.add(new Event(userdata, Errno.SUCCESS, 0, NOTHING));
                    }
                }
                case Subscription.File(long userdata, OpenFile file, Interest interest) -> {
                    Readiness readiness = file.readiness(interest);
                    if (readiness.ready()) {
                        events.add(new Event(userdata, Errno.SUCCESS, interest == Interest.READ ? 1 : 2, readiness));
                    }
                }
                case Subscription.Invalid(long userdata, int type, Errno errno) ->
                    events.add(new Event(userdata, errno, type, NOTHING));
            }
        }
        return !events.isEmpty();
    }

    /** The time until the first clock, for ever where there is none. */
    private long left(List<Subscription> subscriptions) {
        long first = Long.MAX_VALUE;
        for (Subscription subscription : subscriptions) {
            if (subscription instanceof Subscription.Clock(var _, long moment)) {
                first = Math.min(first, moment);
            }
        }
        return first == Long.MAX_VALUE ? first : Math.max(0, first - clock.monotonic());
    }

    private static void write(Event event, LinearMemory memory, long at) {
        memory.putLong(at, event.userdata());
        memory.putLong(at + 8, event.errno().number() | (long) event.type() << Short.SIZE);
        memory.putLong(at + 16, event.readiness().bytes());
        memory.putLong(at + 24, event.readiness().hangup() ? WasiFlags.EVENTRWFLAGS_HANGUP : 0);
    }
}
