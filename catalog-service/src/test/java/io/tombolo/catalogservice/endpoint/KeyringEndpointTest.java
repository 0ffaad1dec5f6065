package io.tombolo.catalogservice.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.catalogservice.acl.Authorizers;
import io.tombolo.contract.members.KeyringChange;
import io.tombolo.contract.members.KeyringReport;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.internal.KeyringRequest;
import io.tombolo.contract.rpc.internal.KeyringResponse;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class KeyringEndpointTest {

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA==";

    private final Pools pools = new Pools();
    private final Desk desk = new Desk(Authorizers.OFF, pools);

    @Test
    void theFirstServerThatIsAskedAsksBothPools() {
        pools.keyrings.put(Pool.WAN, CompletableFuture.completedFuture(all(2)));
        pools.keyrings.put(Pool.LAN, CompletableFuture.completedFuture(all(1)));

        List<KeyringResponse> responses = ask("list", "", false, false);

        assertThat(responses).extracting(KeyringResponse::wan).containsExactly(true, false);
        assertThat(responses).extracting(KeyringResponse::datacenter).containsOnly("dc1");
        assertThat(responses.getFirst().keys()).containsExactly(Map.entry(KEY, 2L));
        assertThat(responses.getFirst().numNodes()).isEqualTo(2);
        assertThat(responses).extracting(KeyringResponse::error).containsOnly("");
    }

    @Test
    void whoeverIsAskedByAServerAsksItsOwnPoolOnly() {
        pools.keyrings.put(Pool.LAN, CompletableFuture.completedFuture(all(1)));

        assertThat(ask("install", KEY, true, false))
                .extracting(KeyringResponse::wan)
                .containsExactly(false);

        assertThat(pools.changes).containsExactly(new KeyringChange.Install(Bytes.wrap(new byte[16])));
        assertThat(ask("list", "", false, true)).hasSize(1);
    }

    @Test
    void whatGoesWrongStandsInTheAnswer() {
        pools.keyrings.put(
                Pool.WAN, CompletableFuture.failedFuture(new PoolUnavailableException("the pool refused: too many")));
        pools.keyrings.put(
                Pool.LAN,
                CompletableFuture.completedFuture(new KeyringReport(
                        2, 2, Map.of("n1", "Keyring is empty (encryption not enabled)"), Map.of(), Map.of())));

        List<KeyringResponse> responses = ask("list", "", false, false);

        assertThat(responses)
                .extracting(KeyringResponse::error)
                .containsExactly("the pool refused: too many", "1/2 nodes reported failure");
        assertThat(responses.getLast().messages())
                .containsExactly(Map.entry("n1", "Keyring is empty (encryption not enabled)"));
    }

    @Test
    void aPoolThatDoesNotAnswerWholeIsNoSuccess() {
        pools.keyrings.put(
                Pool.LAN, CompletableFuture.completedFuture(new KeyringReport(3, 2, Map.of(), Map.of(), Map.of())));

        assertThat(ask("list", "", true, false))
                .extracting(KeyringResponse::error)
                .containsExactly("2/3 nodes reported success");
    }

    @Test
    void refusesWhatIsNoKeyOrNoOperation() {
        assertThat(ask("use", "*", true, false))
                .extracting(KeyringResponse::error)
                .containsExactly("illegal base64 data at input byte 0");
        assertThat(ask("use", "AAAAA", true, false))
                .extracting(KeyringResponse::error)
                .containsExactly("illegal base64 data at input byte 5");
        assertThatThrownBy(() -> ask("turn", KEY, true, false)).hasMessage("Invalid keyring operation 'turn'");
        assertThatThrownBy(() -> ask("remove", KEY, false, true))
                .hasMessage("argument error: LocalOnly can only be used for List operations");
        assertThat(pools.changes).isEmpty();
    }

    @Test
    void tellsNobodyWhoMayNotKnow() {
        var closed = new Desk(token -> (access, resource, name) -> false, pools);

        assertThatThrownBy(() -> closed.ask(InternalMethods.KEYRING_OPERATION, request("list", "", false, false)))
                .hasMessage("Reading keyring denied by ACLs");
        assertThatThrownBy(() -> closed.ask(InternalMethods.KEYRING_OPERATION, request("use", KEY, false, false)))
                .hasMessage("Modifying keyring denied due to ACLs");
    }

    private List<KeyringResponse> ask(String operation, String key, boolean forwarded, boolean localOnly) {
        return desk.ask(InternalMethods.KEYRING_OPERATION, request(operation, key, forwarded, localOnly))
                .responses();
    }

    private static KeyringRequest request(String operation, String key, boolean forwarded, boolean localOnly) {
        return new KeyringRequest("", forwarded, key, localOnly, operation, 0, QueryOptions.NONE);
    }

    private static KeyringReport all(int members) {
        return new KeyringReport(members, members, Map.of(), Map.of(KEY, members), Map.of(KEY, members));
    }
}
