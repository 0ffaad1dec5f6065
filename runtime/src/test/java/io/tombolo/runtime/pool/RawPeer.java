package io.tombolo.runtime.pool;

import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.ByteStream;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;

/// A peer that says what a test makes it say, once its connection is ready for a protocol.
final class RawPeer implements Dialled {

    final CompletableFuture<ByteStream> opened = new CompletableFuture<>();
    final CompletableFuture<String> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    @Override
    public void refused(DialFailure failure) {
        opened.completeExceptionally(new IllegalStateException(failure.explanation()));
        closed.complete(failure.explanation());
    }

    @Override
    public void opened(ByteStream stream) {
        opened.complete(stream);
    }

    @Override
    public void received(ByteStream stream, Bytes bytes) {
        synchronized (heard) {
            heard.writeBytes(bytes.toArray());
        }
    }

    @Override
    public void closed(String reason) {
        closed.complete(reason);
    }

    RawPeer say(String hex) {
        opened.join().write(Bytes.ofHex(hex.replace(" ", "")));
        return this;
    }

    RawPeer say(Bytes bytes) {
        opened.join().write(bytes);
        return this;
    }

    String heardHex() {
        synchronized (heard) {
            return Bytes.wrap(heard.toByteArray()).hex();
        }
    }
}
