package io.tombolo.httpapi.call;

import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.runtime.http.Payload;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Bodies that were made lately, so that all who ask for the same get one encoding as long as it says the same.
///
/// A body is kept with the value that it was made of, and taken again only for an equal value. Values of the catalog
/// share
/// their parts, so that comparing two that are equal looks at few of them.
final class Encodings {

    /// Questions whose bodies are kept.
    private static final int COUNT_LIMIT = 4096;

    /// Bytes of all bodies that are kept.
    private static final long SIZE_LIMIT = 64L << 20;

    private final ConcurrentHashMap<Object, Made> kept = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();

    private record Made(Object value, Payload payload) {}

    /// The body of a value.
    ///
    /// @param question who asks for what: equal for all to whom the same body may be given
    <T> Payload of(Object question, T value, JsonCodec<T> codec) {
        Made known = kept.get(question);
        if (known != null && known.value().equals(value)) {
            return known.payload();
        }
        var made = new Made(value, Payload.json(codec.encode(value)));
        keep(question, made);
        return made.payload();
    }

    /// When there is no more room, all are made anew: whoever is asked often comes back first.
    private void keep(Object question, Made made) {
        long length = made.payload().bytes().length();
        if (length > SIZE_LIMIT / 4) {
            return;
        }
        if (kept.size() >= COUNT_LIMIT || size.get() + length > SIZE_LIMIT) {
            kept.clear();
            size.set(0);
        }
        Made before = kept.put(question, made);
        size.addAndGet(length - (before == null ? 0 : before.payload().bytes().length()));
    }
}
