package io.tombolo.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever dials hears of the end, however soon it comes.
class ResetConnectionsTest {

    private static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8300);

    private final EventLoops loops = EventLoops.start("dial", 1);
    private final Connector connector = new Connector(loops, ReplaceableTls.none());
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        connector.close();
        loops.close();
    }

    @Test
    void aConnectionThatIsGoneBeforeItIsHandedOverIsRefused() {
        var channel = new EmbeddedChannel();
        var _ = channel.close();

        attempt().begin(channel);
        channel.runPendingTasks();

        assertThat(told).containsExactly("refused: dial tcp 127.0.0.1:8300: connected, and closed by the peer at once");
    }

    private Connector.Attempt attempt() {
        return connector
        .new Attempt(PEER, new Connector.Way.Plain(), PortProtocol.VOTERS, Duration.ofSeconds(5), new Dialled() {
            @Override
            public void refused(DialFailure failure) {
                told.add("refused: " + failure.explanation());
            }

            @Override
            public void opened(ByteStream stream) {
                told.add("opened");
            }

            @Override
            public void received(ByteStream stream, Bytes bytes) {
                told.add("received " + bytes);
            }

            @Override
            public void closed(String reason) {
                told.add("closed: " + reason);
            }
        });
    }
}
