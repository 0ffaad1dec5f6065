package io.tombolo.gossipservice;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.GatewayDialer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pools of one agent, as its configuration has them, from the start to the end of the process.
///
/// Order of the end: leave the WAN pool, then the LAN pool, if the agent leaves at all; then close.
public final class GossipNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gossip");

    /// A leave waits for broadcasts (5 s) and for their spread (3 s); a process has 10 s to end.
    private static final int LEAVE_SECONDS = 9;

    private final Map<Pool, GossipPool> pools;
    private final GossipMembers members;
    private final List<Runnable> joining = new ArrayList<>();

    private GossipNode(Map<Pool, GossipPool> pools) {
        this.pools = pools;
        members = new GossipMembers(pools);
    }

    /// Binds the sockets of the configured pools, and begins to join.
    ///
    /// @param gateways reaches servers of other datacenters, if those are federated through gateways
    /// @param onEnd told why this agent has to end
    /// @throws IOException if an address cannot be bound or a file cannot be read; the message says which
    public static GossipNode start(
            Configuration configuration,
            EventLoops loops,
            MeterRegistry meters,
            Optional<GatewayDialer> gateways,
            Consumer<String> onEnd)
            throws IOException {
        var pools = new EnumMap<Pool, GossipPool>(Pool.class);
        var consul = new ConsulPools(configuration, NodeIdFile.read(configuration));
        var around = new GossipPool.Surroundings(loops, meters, transport -> transport, QueryResponder.silent(), onEnd);
        UnaryOperator<Transport> acrossGateways = direct -> gateways.<Transport>map(
                        dialer -> new GatewayTransport(configuration.datacenter(), direct, dialer, meters))
                .orElse(direct);
        try {
            if (configuration.network().ports().serfLan().enabled()) {
                pools.put(Pool.LAN, GossipPool.start(consul.lan(), around));
            }
            if (configuration.wanPool()) {
                pools.put(
                        Pool.WAN,
                        GossipPool.start(
                                consul.wan(),
                                new GossipPool.Surroundings(
                                        loops, meters, acrossGateways, QueryResponder.silent(), onEnd)));
            }
        } catch (IOException e) {
            pools.values().forEach(GossipPool::close);
            throw e;
        }
        var node = new GossipNode(pools);
        node.join(configuration, onEnd);
        return node;
    }

    private void join(Configuration configuration, Consumer<String> onEnd) {
        var joins = configuration.joining();
        if (pools.containsKey(Pool.LAN)) {
            joining.add(start(new RetryJoin(
                    members,
                    Pool.LAN,
                    new RetryJoin.Plan(
                            both(joins.startJoin(), joins.retryJoin()), joins.retryInterval(), joins.retryMax()),
                    onEnd)));
        }
        if (pools.containsKey(Pool.WAN)) {
            joining.add(start(new RetryJoin(
                    members,
                    Pool.WAN,
                    new RetryJoin.Plan(
                            both(joins.startJoinWan(), joins.retryJoinWan()),
                            joins.retryIntervalWan(),
                            joins.retryMaxWan()),
                    onEnd)));
        }
        if (pools.size() == Pool.values().length) {
            joining.add(new FloodJoin(members, configuration.datacenter())::close);
        }
    }

    /// Starts a join; gives back what ends it.
    private static Runnable start(RetryJoin join) {
        join.start();
        return join::close;
    }

    private static List<String> both(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /// The contract over the pools.
    public Members members() {
        return members;
    }

    /// Where gossip goes that reaches this server through gateways; empty without a WAN pool.
    public Optional<GatewayIntake> gatewayIntake() {
        return Optional.ofNullable(pools.get(Pool.WAN)).map(GossipPool::gatewayIntake);
    }

    /// Leaves all pools, the WAN pool first, as far as they go along in time.
    public void leave() {
        for (Pool pool : List.of(Pool.WAN, Pool.LAN)) {
            GossipPool running = pools.get(pool);
            if (running != null) {
                leave(pool, running);
            }
        }
    }

    private static void leave(Pool pool, GossipPool running) {
        try {
            running.leave().get(LEAVE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | PoolUnavailableException e) {
            LOG.atWarn()
                    .addKeyValue("pool", pool)
                    .addKeyValue("cause", e.getMessage())
                    .log("left without a goodbye");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        joining.forEach(Runnable::run);
        pools.values().forEach(GossipPool::close);
    }
}
