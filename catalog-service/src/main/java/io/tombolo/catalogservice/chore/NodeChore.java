package io.tombolo.catalogservice.chore;

import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.chore.Agent;
import io.tombolo.core.catalog.chore.NodeReconciliation;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.catalog.service.NodeService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the nodes of the catalog like the members of the LAN pool.
final class NodeChore implements Chore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.nodes");

    private static final String SERVICE = "consul";

    /// Drift that nobody told of is mended after this.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /// Changes of the pool that come together are looked at together.
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

    private final CatalogReplica replica;
    private final Writes writes;
    private final Members members;
    private final NodeReconciliation.Place here;
    private final Semaphore changed = new Semaphore(0);
    private final Subscription watch;
    private final Set<String> refused = new HashSet<>();

    NodeChore(CatalogReplica replica, Writes writes, Members members, NodeReconciliation.Place here) {
        this.replica = replica;
        this.writes = writes;
        this.members = members;
        this.here = here;
        watch = members.watch(Pool.LAN, change -> changed.release());
    }

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public void begin() {
        refused.clear();
    }

    @Override
    public void round() throws InterruptedException {
        changed.drainPermits();
        List<Agent> agents =
                members.view(Pool.LAN).stream().map(NodeChore::agent).toList();
        for (RegistrationCommand command :
                NodeReconciliation.commands(replica.version().store(), agents, here)) {
            write(command);
        }
        Thread.sleep(SHORTEST_WAIT);
        if (changed.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            changed.release();
        }
    }

    /// A node that cannot be written, because another one has its name, must not keep the others out.
    private void write(RegistrationCommand command) {
        try {
            var _ = writes.write(new CatalogCommand.Registration(command));
        } catch (RpcFailedException failed) {
            if (!failed.text().startsWith("failed inserting node")) {
                throw failed;
            }
            if (refused.add(failed.text())) {
                LOG.atWarn()
                        .addKeyValue("cause", failed.text())
                        .log(
                                "a member of the LAN pool is not in the catalog: give it another name, or remove the node that has it");
            }
        }
    }

    private static Agent agent(Member member) {
        return new Agent(
                member.name(),
                member.tags().getOrDefault("id", ""),
                member.address().host(),
                switch (member.status()) {
                    case ALIVE -> Agent.Status.ALIVE;
                    case FAILED -> Agent.Status.FAILED;
                    case LEFT -> Agent.Status.LEFT;
                },
                server(member));
    }

    /// A server is in the catalog as an instance of one service.
    private static Optional<NodeService> server(Member member) {
        Map<String, String> tags = member.tags();
        if (!SERVICE.equals(tags.get("role"))) {
            return Optional.empty();
        }
        Member.ProtocolVersions versions = member.versions();
        return Optional.of(NodeService.of(SERVICE, SERVICE, port(tags))
                .withMeta(Map.of(
                        "non_voter", "false",
                        "read_replica", "false",
                        "raft_version", tags.getOrDefault("raft_vsn", ""),
                        "serf_protocol_current", Integer.toString(versions.serfSpoken()),
                        "serf_protocol_min", Integer.toString(versions.serfMin()),
                        "serf_protocol_max", Integer.toString(versions.serfMax()),
                        "version", tags.getOrDefault("build", "").replaceFirst(":.*", ""))));
    }

    private static int port(Map<String, String> tags) {
        try {
            return Integer.parseInt(tags.getOrDefault("port", "0"));
        } catch (NumberFormatException wrong) {
            return 0;
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
