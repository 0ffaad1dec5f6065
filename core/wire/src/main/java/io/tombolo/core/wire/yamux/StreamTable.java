package io.tombolo.core.wire.yamux;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// The streams that exist, and the sums over them that limits are about.
final class StreamTable {

    private final Map<Integer, Stream> streams = new HashMap<>();
    private int ours;
    private int oursUnaccepted;
    private int theirsUnaccepted;
    private long unread;

    int size() {
        return streams.size();
    }

    int theirs() {
        return streams.size() - ours;
    }

    int oursUnaccepted() {
        return oursUnaccepted;
    }

    int theirsUnaccepted() {
        return theirsUnaccepted;
    }

    long unread() {
        return unread;
    }

    /// The stream of an id, or [Stream#NONE].
    Stream find(int id) {
        return streams.getOrDefault(id, Stream.NONE);
    }

    void add(Stream stream) {
        streams.put(stream.id, stream);
        if (stream.ours) {
            ours++;
            oursUnaccepted++;
        } else {
            theirsUnaccepted++;
        }
    }

    void accept(Stream stream) {
        if (stream.accepted) {
            return;
        }
        stream.accepted = true;
        if (stream.ours) {
            oursUnaccepted--;
        } else {
            theirsUnaccepted--;
        }
    }

    void remove(Stream stream) {
        accept(stream);
        addUnread(stream, -stream.unread);
        stream.gone = true;
        streams.remove(stream.id);
        if (stream.ours) {
            ours--;
        }
    }

    void addUnread(Stream stream, int bytes) {
        stream.unread += bytes;
        unread += bytes;
    }

    /// The stream with the most unread bytes. There has to be one.
    Stream hoarder() {
        return streams.values().stream()
                .max(Comparator.comparingInt(stream -> stream.unread))
                .orElseThrow(() -> new IllegalStateException("%d bytes unread in no stream".formatted(unread)));
    }

    void clear() {
        streams.values().forEach(stream -> stream.gone = true);
        streams.clear();
        ours = 0;
        oursUnaccepted = 0;
        theirsUnaccepted = 0;
        unread = 0;
    }
}
