package io.tombolo.gatewayregistry;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.core.federation.dial.WanJoinSettings;
import io.tombolo.gatewayregistry.joining.Rejoin;
import io.tombolo.gatewayregistry.joining.RunningWanJoin;
import io.tombolo.gatewayregistry.spreading.OwnCatalog;
import io.tombolo.gatewayregistry.spreading.Spreading;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.loop.MonotonicClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps up with the gateways of all datacenters, and brings a secondary into the federation.
///
/// Federation states are kept in every server's datacenter, with federation through gateways or without; joining
/// through gateways is only for those that have it on.
public final class GatewayRegistry implements AutoCloseable {

    private final Spreading spreading;
    private final Optional<RunningWanJoin> join;
    private final Optional<Preconditions> preconditions;
    private final List<Subscription> watches;

    private GatewayRegistry(
            Spreading spreading,
            Optional<RunningWanJoin> join,
            Optional<Preconditions> preconditions,
            List<Subscription> watches) {
        this.spreading = spreading;
        this.join = join;
        this.preconditions = preconditions;
        this.watches = List.copyOf(watches);
    }

    /// What it needs from the other parts of its server.
    ///
    /// @param catalog asked for and given what is this datacenter's own, without a token
    /// @param caller  asks the primary
    /// @param onEnd   told when a server that was to join only so long has to end
    public record Surroundings(
            Members members, Leadership leadership, RpcEndpoint catalog, RpcCaller caller, Consumer<String> onEnd) {}

    /// Starts.
    public static GatewayRegistry start(Configuration configuration, GatewayLocations locations, Surroundings around) {
        Spreading spreading = Spreading.start(
                configuration.datacenter(),
                configuration.primaryDatacenter(),
                new Spreading.Surroundings(
                        around.members(),
                        around.leadership(),
                        new OwnCatalog(around.catalog()),
                        around.caller(),
                        () -> configuration.acl().tokens().replication().orElse(""),
                        locations.locator()::tell));
        Optional<RunningWanJoin> join = Optional.empty();
        if (configuration.gatewayFederation() && configuration.wanPool()) {
            var rejoin = new Rejoin(configuration.datacenter(), around.members(), MonotonicClock.system());
            locations.locator().onRecovery(_ -> rejoin.gatewayRecovered());
            if (!configuration.isPrimary()) {
                RunningWanJoin running = RunningWanJoin.start(
                        configuration.datacenter(),
                        configuration.primaryDatacenter(),
                        new WanJoinSettings(
                                configuration.joining().retryIntervalWan(),
                                configuration.joining().retryMaxWan()),
                        around.members(),
                        around.onEnd());
                locations.locator().onWayToPrimary(running::wayOpened);
                join = Optional.of(running);
            }
        }
        Optional<Preconditions> preconditions = Optional.empty();
        var watches = new ArrayList<Subscription>();
        if (configuration.gatewayFederation()) {
            var notice = new OwnGatewayNotice(configuration.datacenter());
            watches.add(locations.directory().watch(notice::heard));
            preconditions = Optional.of(new Preconditions(
                    configuration.datacenter(), configuration.primaryDatacenter(), locations, spreading, join));
        }
        return new GatewayRegistry(spreading, join, preconditions, watches);
    }

    /// What has to hold for a federation through gateways, and how it stands; nothing if that is off.
    public List<Precondition> preconditions() {
        return preconditions.map(Preconditions::list).orElse(List.of());
    }

    @Override
    public void close() {
        watches.forEach(Subscription::close);
        join.ifPresent(RunningWanJoin::close);
        spreading.close();
    }
}
