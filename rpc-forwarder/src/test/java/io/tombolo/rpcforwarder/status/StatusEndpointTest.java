package io.tombolo.rpcforwarder.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The bytes are those of RPC sheet 3: bare values, and an empty map for nothing.
class StatusEndpointTest {

    @Test
    void pingAnswersWithNothing() {
        assertThat(ask("Ping", leaderless())).isEqualTo(Bytes.ofHex("80"));
    }

    @Test
    void theLeaderIsABareText() {
        assertThat(ask("Leader", led())).isEqualTo(Bytes.ofHex("ad" + hex("10.0.0.1:8300")));
        assertThat(ask("Leader", leaderless())).isEqualTo(Bytes.ofHex("a0"));
    }

    @Test
    void peersAreABareList() {
        assertThat(ask("Peers", led())).isEqualTo(Bytes.ofHex("91ad" + hex("10.0.0.1:8300")));
        assertThat(ask("Peers", leaderless())).isEqualTo(Bytes.ofHex("90"));
    }

    private static Bytes ask(String method, Leadership leadership) {
        return new StatusEndpoint(leadership)
                .answer(new MethodName("Status", method), Bytes.ofHex("80"))
                .join();
    }

    private static String hex(String text) {
        return Bytes.ofText(text).hex();
    }

    private static Leadership leaderless() {
        return leadership(new Standing.Leaderless(false), List.of());
    }

    private static Leadership led() {
        return leadership(new Standing.Leads(), List.of(new Endpoint("10.0.0.1", 8300)));
    }

    private static Leadership leadership(Standing standing, List<Endpoint> voters) {
        return new Leadership() {
            @Override
            public Standing standing() {
                return standing;
            }

            @Override
            public Subscription watch(Consumer<Standing> listener) {
                throw new IllegalStateException("nobody watches in this test");
            }

            @Override
            public Optional<Endpoint> leaderAddress() {
                return voters.stream().findFirst();
            }

            @Override
            public List<Endpoint> voters() {
                return voters;
            }
        };
    }
}
