package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where what the host wrote in answer to a call goes in a build that has its data elsewhere. */
final class MovedWrites {
    private final List<Pair> pairs = new ArrayList<>();

    /** Where the same argument pointed in both. */
    private record Pair(Area recorded, Area found) {}

    /** A part of a write that one argument is about. */
    private record Part(Pair pair, long offset, int count) {}

    MovedWrites(DecodedCall recorded, DecodedCall found) {
        recorded.outputs().forEach((name, area) -> {
            Area other = found.outputs().get(name);
            if (other != null) {
                pairs.add(new Pair(area, other));
            }
        });
    }

    /**
     * The same bytes at their new places; addresses among them lead to new places, too.
     *
     * @throws UnreplayableException where no argument points there, or there is less room
     */
    List<TraceEvent.Written> place(TraceEvent.Written written) {
        var placed = new ArrayList<TraceEvent.Written>();
        int done = 0;
        while (done < written.bytes().length()) {
            Part part = part(written.address() + done, written.bytes().length() - done)
                    .orElseThrow(() -> new UnreplayableException(
                            "the host wrote to 0x%x, where no argument points".formatted(written.address())));
            ByteString bytes = written.bytes().slice(done, part.count());
            place(part, part.pair().recorded().addresses() ? moved(bytes) : bytes, written.memory(), placed);
            done += part.count();
        }
        return placed;
    }

    private static void place(Part part, ByteString bytes, int memory, List<TraceEvent.Written> placed) {
        int done = 0;
        while (done < bytes.length()) {
            Area.Piece piece = part.pair().found().from(part.offset() + done);
            int count = (int) Math.min(bytes.length() - done, piece.size());
            if (count == 0) {
                throw new UnreplayableException("the new build has less room for what the host wrote");
            }
            placed.add(new TraceEvent.Written(memory, piece.address(), bytes.slice(done, count)));
            done += count;
        }
    }

    /** The argument whose memory begins last before an address, up to where that of another begins. */
    private Optional<Part> part(long address, int most) {
        Pair best = null;
        long bestStart = -1;
        long end = address + most;
        for (Pair pair : pairs) {
            for (Area.Piece piece : pair.recorded().pieces()) {
                if (piece.address() > address) {
                    end = Math.min(end, piece.address());
                } else if (piece.address() > bestStart && address - piece.address() < piece.size()) {
                    best = pair;
                    bestStart = piece.address();
                    end = Math.min(
                            end,
                            piece.size() > Long.MAX_VALUE - piece.address() ? end : piece.address() + piece.size());
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        return Optional.of(new Part(best, best.recorded().offset(address), (int) (end - address)));
    }

    private ByteString moved(ByteString addresses) {
        byte[] words = addresses.toArray();
        for (int at = 0; at + Integer.BYTES <= words.length; at += Integer.BYTES) {
            long address = DecodedCall.word(words, at);
            int to = at;
            part(address, 1).ifPresent(part -> {
                long moved = part.pair().found().from(part.offset()).address();
                for (int i = 0; i < Integer.BYTES; i++) {
                    words[to + i] = (byte) (moved >>> (Byte.SIZE * i));
                }
            });
        }
        return ByteString.wrap(words);
    }
}
