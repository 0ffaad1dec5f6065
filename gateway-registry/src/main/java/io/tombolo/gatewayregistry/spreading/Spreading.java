package io.tombolo.gatewayregistry.spreading;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.core.federation.dial.LocatorInput;
import io.tombolo.core.federation.spread.PrunerInput;
import io.tombolo.core.federation.spread.PublisherInput;
import io.tombolo.core.federation.spread.ReplicatorInput;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that spreads federation states from and to one server, started and stopped with its leadership.
public final class Spreading implements AutoCloseable {

    private final SupportWatch support;
    private final StatesWatch states;
    private final RunningPublisher publisher;
    private final Optional<RunningReplicator> replicator;
    private final Optional<RunningPruner> pruner;
    private final Consumer<LocatorInput> locator;
    private final Subscription standing;
    private boolean leading;

    /// What it works with.
    ///
    /// @param catalog          of this very server; asks for no token
    /// @param federation       asks any datacenter
    /// @param replicationToken shown to the primary; empty if there is none
    /// @param locator          told of what is found
    public record Surroundings(
            Members members,
            Leadership leadership,
            RpcCaller catalog,
            RpcCaller federation,
            Supplier<String> replicationToken,
            Consumer<LocatorInput> locator) {}

    private Spreading(Datacenter own, Datacenter primary, Surroundings around) {
        boolean inPrimary = own.equals(primary);
        locator = around.locator();
        support = new SupportWatch(own, primary, around.members());
        publisher =
                new RunningPublisher(own, primary, around.catalog(), around.federation(), around.replicationToken());
        replicator = inPrimary
                ? Optional.empty()
                : Optional.of(new RunningReplicator(
                        own,
                        primary,
                        around.catalog(),
                        around.federation(),
                        around.replicationToken(),
                        support.established(),
                        around.locator()));
        pruner = inPrimary
                ? Optional.of(new RunningPruner(own, around.catalog(), support::datacenters))
                : Optional.empty();
        publisher.start();
        replicator.ifPresent(RunningReplicator::start);
        pruner.ifPresent(RunningPruner::start);
        var _ = support.established().thenRun(() -> publisher.tell(new PublisherInput.SupportEstablished()));
        states = StatesWatch.start(own, around.catalog(), around.leadership(), this::read);
        standing = around.leadership().watch(this::standing);
    }

    /// Starts to follow, and to spread while this server leads.
    public static Spreading start(Datacenter own, Datacenter primary, Surroundings around) {
        return new Spreading(own, primary, around);
    }

    private void read(List<FederationState> stored) {
        locator.accept(new LocatorInput.StatesRead(stored));
        // The own datacenter is always among them, stored or not.
        if (stored.size() > 1) {
            support.recordStored();
        }
    }

    private synchronized void standing(Standing now) {
        boolean leads = now instanceof Standing.Leads;
        if (leads == leading) {
            return;
        }
        leading = leads;
        publisher.tell(leads ? new PublisherInput.LeadershipGained() : new PublisherInput.LeadershipLost());
        replicator.ifPresent(machine ->
                machine.tell(leads ? new ReplicatorInput.LeadershipGained() : new ReplicatorInput.LeadershipLost()));
        pruner.ifPresent(
                machine -> machine.tell(leads ? new PrunerInput.LeadershipGained() : new PrunerInput.LeadershipLost()));
    }

    /// What writes the own record.
    public RunningPublisher publisher() {
        return publisher;
    }

    /// What copies the records of the primary; empty in the primary.
    public Optional<RunningReplicator> replicator() {
        return replicator;
    }

    @Override
    public void close() {
        standing.close();
        states.close();
        support.close();
        publisher.close();
        replicator.ifPresent(RunningReplicator::close);
        pruner.ifPresent(RunningPruner::close);
    }
}
