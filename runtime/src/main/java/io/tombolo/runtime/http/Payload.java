package io.tombolo.runtime.http;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A body of an answer. One body may be given to many: it is compressed, and spread out for people, once at most.
public final class Payload {

    /// No body.
    public static final Payload NONE = new Payload(Optional.empty(), Bytes.EMPTY);

    /// Bytes of the smallest body that is worth compressing. Source: HTTP sheet 1.1.
    static final int SMALLEST_COMPRESSED = 1400;

    private final Optional<String> contentType;
    private final Bytes bytes;

    /// Both may be made twice by threads that meet; the results are equal.
    private volatile @Nullable Bytes compressed;

    private volatile @Nullable Payload pretty;

    private Payload(Optional<String> contentType, Bytes bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /// JSON, as [io.tombolo.core.wire.json.JsonCodec] writes it.
    public static Payload json(Bytes json) {
        return new Payload(Optional.of("application/json"), json);
    }

    /// A message.
    public static Payload text(String text) {
        return of("text/plain; charset=utf-8", Bytes.ofText(text));
    }

    /// Any bytes.
    public static Payload of(String contentType, Bytes bytes) {
        return new Payload(Optional.of(contentType), bytes);
    }

    /// What `Content-Type` says; nothing if there is no body.
    public Optional<String> contentType() {
        return contentType;
    }

    /// The body.
    public Bytes bytes() {
        return bytes;
    }

    /// The same JSON for people.
    public Payload pretty() {
        Payload known = pretty;
        if (known == null) {
            known = new Payload(contentType, JsonText.pretty(bytes));
            pretty = known;
        }
        return known;
    }

    /// The body in gzip; empty if it is too small for that.
    Optional<Bytes> compressed() {
        if (bytes.length() < SMALLEST_COMPRESSED) {
            return Optional.empty();
        }
        Bytes known = compressed;
        if (known == null) {
            known = gzip(bytes);
            compressed = known;
        }
        return Optional.of(known);
    }

    private static Bytes gzip(Bytes bytes) {
        var out = new ByteArrayOutputStream(bytes.length() / 4);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes.array(), bytes.offset(), bytes.length());
        } catch (IOException impossible) {
            throw new UncheckedIOException("an array took no more bytes", impossible);
        }
        return Bytes.wrap(out.toByteArray());
    }
}
