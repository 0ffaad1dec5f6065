package io.tombolo.meshgateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.sni.route.Target;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ApproachTest {

    private static final byte[] HELLO = RelayUnderTest.TO_DC2;

    @Test
    void aTargetThatRefusesIsPassedOverWithinTheSameConnection() throws Exception {
        Target down = FakeTarget.refusing();
        try (FakeTarget up = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(down, up.target())) {
            for (int i = 0; i < 20; i++) {
                assertAnswered(relay);
            }

            assertThat(failedTries(relay, "refused"))
                    .as("the failing path is in quarantine after the first try")
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aTargetThatClosesWithoutAnAnswerIsPassedOver() throws Exception {
        try (FakeTarget closing = FakeTarget.closing();
                FakeTarget up = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(closing.target(), up.target())) {
            for (int i = 0; i < 20; i++) {
                assertAnswered(relay);
            }

            assertThat(failedTries(relay, "closed")).isPositive();
        }
    }

    @Test
    void aTargetThatAcceptsAndNeverAnswersIsPassedOverAndAvoidedAfterwards() throws Exception {
        try (FakeTarget silent = FakeTarget.silent();
                FakeTarget up = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(silent.target(), up.target())) {
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertAnswered(relay);
            }

            assertThat(failedTries(relay, "silent")).isBetween(1.0, 2.0);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void theOnlyTargetHasLongerToAnswer() throws Exception {
        try (FakeTarget slow = FakeTarget.that(connection -> {
                    byte[] hello = FakeTarget.read(connection.getInputStream(), HELLO.length);
                    new CountDownLatch(1).await(600, TimeUnit.MILLISECONDS);
                    FakeTarget.write(connection, hello);
                });
                RelayUnderTest relay = RelayUnderTest.leading(slow.target())) {
            assertAnswered(relay);
        }
    }

    @Test
    void whereNobodyAnswersTheClientIsToldInTime() throws Exception {
        try (FakeTarget silent = FakeTarget.silent();
                RelayUnderTest relay =
                        new RelayUnderTest(RelayUnderTest.patientFor(Duration.ofMillis(1_200)), silent.target());
                Socket client = relay.greet()) {
            long began = System.nanoTime();

            assertThat(client.getInputStream().read()).isEqualTo(-1);

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
            assertThat(relay.report.ends("nobody-answered")).isEqualTo(1);
            assertThat(failedTries(relay, "silent")).isEqualTo(1);
            assertThat(silent.next().getInputStream().readNBytes(HELLO.length)).isEqualTo(HELLO);
        }
    }

    @Test
    void whereAllAreDownTheClientIsToldAtOnce() throws Exception {
        try (FakeTarget closing = FakeTarget.closing();
                RelayUnderTest relay =
                        RelayUnderTest.leading(FakeTarget.refusing(), closing.target(), FakeTarget.refusing());
                Socket client = relay.greet()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);

            assertThat(relay.report.ends("nobody-answered")).isEqualTo(1);
            assertThat(failedTries(relay, "refused")).isEqualTo(2);
            assertThat(failedTries(relay, "closed")).isEqualTo(1);
        }
    }

    @Test
    void hostNamesAreLookedUpAndTriedAtEachAddress() throws Exception {
        try (FakeTarget up = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(
                        named("no-such-host.invalid", up.port()), named("localhost", up.port()))) {
            for (int i = 0; i < 5; i++) {
                assertAnswered(relay);
            }
        }
    }

    @Test
    void aClientThatLeavesEndsTheSearch() throws Exception {
        try (FakeTarget silent = FakeTarget.silent();
                RelayUnderTest relay = RelayUnderTest.leading(silent.target())) {
            Socket client = relay.greet();
            Socket reached = silent.next();
            FakeTarget.read(reached.getInputStream(), HELLO.length);

            client.setSoLinger(true, 0);
            client.close();

            assertThat(reached.getInputStream().read()).isEqualTo(-1);
            assertThat(relay.report.ends("client-left")).isEqualTo(1);
        }
    }

    private static void assertAnswered(RelayUnderTest relay) throws Exception {
        try (Socket client = relay.greet()) {
            assertThat(FakeTarget.read(client.getInputStream(), HELLO.length)).isEqualTo(HELLO);
        }
    }

    private static double failedTries(RelayUnderTest relay, String outcome) {
        return relay.meters.find("gateway.route.failed.tries").tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static Target named(String host, int port) {
        return Target.healthy(new Datacenter("dc2"), new Endpoint(host, port));
    }
}
