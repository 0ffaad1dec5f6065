package io.tombolo.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.pool.Loopback.Mode;
import io.tombolo.runtime.port.PortLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Connections that die under their calls, a thousand times.
class KilledConnectionsTest {

    private static final int KILLS = 1_000;

    /// What may come and go beside the test: threads of the JDK, files of its loader.
    private static final int SLACK = 5;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThousandKillsLeaveNothingBehind() throws InterruptedException {
        try (var loopback = Loopback.inMode(Mode.ALPN);
                var pool = new SessionPool(new Killable(loopback), PoolLimits.DEFAULT, Loopback.CLOCK)) {
            for (int i = 0; i < 20; i++) {
                killOnce(loopback, pool);
            }
            awaitQuiet(loopback);
            long files = openFiles();
            int threads = Thread.getAllStackTraces().size();

            for (int i = 0; i < KILLS; i++) {
                // Handshakes take most of the time, so not each connection has one.
                loopback.dialBy(i % 10 == 0 ? Mode.ALPN : Mode.PLAIN);
                killOnce(loopback, pool);
            }

            awaitQuiet(loopback);
            assertThat(openFiles()).isLessThanOrEqualTo(files + SLACK);
            assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(threads + SLACK);
            assertThat(pool.sessions()).isZero();
            assertThat(pool.call(Loopback.S2, "Test.Echo", Loopback.HELLO, Loopback.LONG)
                            .join())
                    .isEqualTo(Loopback.HELLO);
        }
    }

    private static final AtomicReference<ByteStream> LAST = new AtomicReference<>();

    private static void killOnce(Loopback loopback, SessionPool pool) throws InterruptedException {
        CompletableFuture<Bytes> echo = pool.call(Loopback.S2, "Test.Echo", Loopback.HELLO, Loopback.LONG);
        CompletableFuture<Bytes> parked = pool.call(Loopback.S2, "Test.Park", Loopback.HELLO, Loopback.LONG);
        assertThat(echo.join()).isEqualTo(Loopback.HELLO);
        loopback.parkings.acquire();

        LAST.get().close();

        assertThat(PortAndPoolTest.failure(parked)).isInstanceOf(CallFailure.SessionLost.class);
        loopback.responders.clear();
        loopback.peers.clear();
    }

    private static void awaitQuiet(Loopback loopback) {
        Loopback.await("parked calls are cancelled", () -> loopback.parked.get() == 0);
        Loopback.await("the port has no connection", () -> loopback.port.connections() == 0);
        Loopback.await("the connector has none", () -> loopback.connector.connections() == 0);
    }

    private static long openFiles() {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void everyoneWhoWaitsForADialHearsOfItsFailure() {
        Dialer silent = (_, _, _, _) -> {};
        var limits = PoolLimits.DEFAULT.withTimes(Duration.ofMillis(100), Duration.ofMinutes(2));
        try (var pool = new SessionPool(silent, limits, Loopback.CLOCK)) {
            var one = pool.call(Loopback.S2, "Test.Echo", Loopback.HELLO, Loopback.LONG);
            var two = pool.call(Loopback.S2, "Test.Echo", Loopback.HELLO, Loopback.LONG);

            assertThat(PortAndPoolTest.failure(one)).isInstanceOf(CallFailure.NotConnected.class);
            assertThat(PortAndPoolTest.failure(two)).isEqualTo(PortAndPoolTest.failure(one));
        }
    }

    @Test
    void aServerThatComesBackIsCalledAgain() {
        try (var first = new Loopback(Mode.PLAIN, PortLimits.DEFAULT)) {
            first.echo();

            first.port.close();

            Loopback.await("the pool notices", () -> first.pool.sessions() == 0);
            assertThat(PortAndPoolTest.failure(
                            first.pool.call(Loopback.S2, "Test.Echo", Loopback.HELLO, Loopback.LONG)))
                    .isInstanceOf(CallFailure.NotConnected.class);
        }
    }

    /// Dials as the loopback does, and remembers the connection.
    private record Killable(Loopback loopback) implements Dialer {

        @Override
        public void dial(io.tombolo.core.terms.WanName to, PortProtocol protocol, Duration within, Dialled dialled) {
            loopback.dial(to, protocol, within, new Dialled() {
                @Override
                public void refused(DialFailure failure) {
                    dialled.refused(failure);
                }

                @Override
                public void opened(ByteStream stream) {
                    LAST.set(stream);
                    dialled.opened(stream);
                }

                @Override
                public void received(ByteStream stream, Bytes bytes) {
                    dialled.received(stream, bytes);
                }

                @Override
                public void receivedAll(ByteStream stream) {
                    dialled.receivedAll(stream);
                }

                @Override
                public void closed(String reason) {
                    dialled.closed(reason);
                }
            });
        }
    }
}
