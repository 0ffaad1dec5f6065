package io.tombolo.rpcforwarder.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerDirectoryTest {

    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final Map<String, String> TAGS =
            Map.of("role", "consul", "dc", "dc2", "port", "8300", "build", "1.10.11:", "use_tls", "1");

    private final ServerDirectory directory = new ServerDirectory();

    @Test
    void theFirstIsAskedUntilItFails() {
        join("s1.dc2");
        join("s2.dc2");
        assertThat(alive()).containsExactly("s1", "s2");

        directory.failed(directory.find(DC2, new NodeName("s1")).orElseThrow());

        assertThat(alive()).containsExactly("s2", "s1");
    }

    @Test
    void whatTheTagsSayIsKnown() {
        join("s1.dc2");

        var server = directory.find(DC2, new NodeName("s1")).orElseThrow();
        assertThat(server.address()).isEqualTo(new Endpoint("10.0.0.1", 8300));
        assertThat(server.tls()).isTrue();
        assertThat(directory.datacenters()).containsExactly(DC2);
    }

    @Test
    void serversOfTheLanPoolAreKnownByTheirDatacenterAndOthersAreNot() {
        directory.heardInLan(DC2, new MemberChange(MemberChange.Kind.JOINED, lan("s1", TAGS)));
        directory.heardInLan(DC2, new MemberChange(MemberChange.Kind.JOINED, lan("a1", Map.of("role", "node"))));

        assertThat(alive()).containsExactly("s1");
    }

    private static Member lan(String name, Map<String, String> tags) {
        return new Member(
                name,
                new Endpoint("10.0.0.1", 8301),
                Member.Status.ALIVE,
                tags,
                new Member.ProtocolVersions(1, 5, 2, 2, 5, 4));
    }

    @Test
    void aNewAddressDoesNotChangeThePlace() {
        join("s1.dc2");
        join("s2.dc2");

        heard(MemberChange.Kind.UPDATED, "s1.dc2", Member.Status.ALIVE, Map.of("port", "9300"));

        assertThat(alive()).containsExactly("s1", "s2");
        assertThat(directory
                        .find(DC2, new NodeName("s1"))
                        .orElseThrow()
                        .address()
                        .port())
                .isEqualTo(9300);
    }

    @Test
    void aFailedServerIsNotAskedAndComesBackLast() {
        join("s1.dc2");
        join("s2.dc2");

        heard(MemberChange.Kind.FAILED, "s1.dc2", Member.Status.FAILED, Map.of());
        assertThat(alive()).containsExactly("s2");

        join("s1.dc2");
        assertThat(alive()).containsExactly("s2", "s1");
    }

    @Test
    void aDatacenterWhoseServersAllFailedIsKnownAndOneWhoseServersLeftIsNot() {
        join("s1.dc2");
        heard(MemberChange.Kind.FAILED, "s1.dc2", Member.Status.FAILED, Map.of());
        assertThat(directory.candidates(DC2))
                .isEqualTo(new ServerDirectory.Candidates.NobodyAlive(
                        List.of(directory.find(DC2, new NodeName("s1")).orElseThrow())));

        heard(MemberChange.Kind.LEFT, "s1.dc2", Member.Status.LEFT, Map.of());
        assertThat(directory.candidates(DC2)).isEqualTo(new ServerDirectory.Candidates.Unknown());
        assertThat(directory.datacenters()).isEmpty();
    }

    @Test
    void whoHadLeftBeforeTheWatchBeganIsNotListed() {
        heard(MemberChange.Kind.JOINED, "s1.dc2", Member.Status.LEFT, Map.of());

        assertThat(directory.candidates(DC2)).isEqualTo(new ServerDirectory.Candidates.Unknown());
    }

    @Test
    void membersThatAreNoServersAreLeftOut() {
        heard(MemberChange.Kind.JOINED, "c1.dc2", Member.Status.ALIVE, Map.of("role", "node"));
        heard(MemberChange.Kind.JOINED, "c2.dc2", Member.Status.ALIVE, Map.of("build", "dev"));
        heard(MemberChange.Kind.JOINED, "c3.dc2", Member.Status.ALIVE, Map.of("port", "many"));
        heard(MemberChange.Kind.JOINED, "c4.dc3", Member.Status.ALIVE, Map.of());
        heard(MemberChange.Kind.JOINED, "c5.dc2", Member.Status.ALIVE, Map.of("dc", ""));

        assertThat(directory.datacenters()).isEmpty();
    }

    @Test
    void theSameNodeNameInTwoDatacentersIsTwoServers() {
        join("s1.dc2");
        heard(MemberChange.Kind.JOINED, "s1.dc3", Member.Status.ALIVE, Map.of("dc", "dc3"));

        heard(MemberChange.Kind.LEFT, "s1.dc3", Member.Status.LEFT, Map.of("dc", "dc3"));

        assertThat(alive()).containsExactly("s1");
    }

    private List<String> alive() {
        return directory.candidates(DC2) instanceof ServerDirectory.Candidates.Alive(List<Server> servers)
                ? servers.stream().map(server -> server.name().node().name()).toList()
                : List.of();
    }

    private void join(String name) {
        heard(MemberChange.Kind.JOINED, name, Member.Status.ALIVE, Map.of());
    }

    private void heard(MemberChange.Kind kind, String name, Member.Status status, Map<String, String> otherTags) {
        var tags = new HashMap<>(TAGS);
        tags.putAll(otherTags);
        directory.heard(new MemberChange(
                kind,
                new Member(
                        name,
                        new Endpoint("10.0.0.1", 8302),
                        status,
                        tags,
                        new Member.ProtocolVersions(1, 5, 2, 2, 5, 4))));
    }
}
