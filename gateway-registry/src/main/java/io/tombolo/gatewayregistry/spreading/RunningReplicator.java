package io.tombolo.gatewayregistry.spreading;

import static io.tombolo.gatewayregistry.spreading.RoundWork.await;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.core.federation.dial.LocatorInput;
import io.tombolo.core.federation.spread.ReplicatorInput;
import io.tombolo.core.federation.spread.ReplicatorOutput;
import io.tombolo.core.federation.spread.Round;
import io.tombolo.core.federation.spread.StateChange;
import io.tombolo.core.federation.spread.StateReplicator;
import io.tombolo.core.federation.spread.WatchIndex;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.runtime.Patience;
import io.tombolo.runtime.loop.CountedFaults;
import io.tombolo.runtime.loop.Driver;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Overflow;
import io.tombolo.runtime.loop.Timers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [StateReplicator] on its thread.
public final class RunningReplicator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateways.replication");

    /// Inputs that may wait: one round at a time, and changes of leadership.
    private static final int INBOX = 1_024;

    private final Datacenter own;
    private final Datacenter primary;
    private final RpcCaller catalog;
    private final RpcCaller federation;
    private final Supplier<String> replicationToken;
    private final CompletableFuture<Void> supported;
    private final Consumer<LocatorInput> locator;
    private final RoundWork work = new RoundWork("replicate-federation-states");
    private final Patience patience =
            new Patience(LOG, "replicating federation states from the primary", MonotonicClock.system());
    private final Driver<ReplicatorInput, ReplicatorOutput> driver;
    private volatile Optional<Instant> upToDateAt = Optional.empty();

    /// Whether the last failure was that the primary cannot be reached, of which the forwarder warns.
    private volatile boolean wayFailed;

    /// @param supported completes once all servers that have to know federation states do
    /// @param locator   told how the primary could be reached
    RunningReplicator(
            Datacenter own,
            Datacenter primary,
            RpcCaller catalog,
            RpcCaller federation,
            Supplier<String> replicationToken,
            CompletableFuture<Void> supported,
            Consumer<LocatorInput> locator) {
        this.own = own;
        this.primary = primary;
        this.catalog = catalog;
        this.federation = federation;
        this.replicationToken = replicationToken;
        this.supported = supported;
        this.locator = locator;
        driver = new Driver<>(
                "state-replicator",
                new StateReplicator(RandomGenerator.of("L64X128MixRandom")),
                new Inbox<>(INBOX, Overflow.REFUSE),
                this::perform,
                new CountedFaults(),
                MonotonicClock.system());
    }

    void start() {
        driver.start();
    }

    void tell(ReplicatorInput input) {
        var _ = driver.command(input);
    }

    /// Why the primary's records cannot be had at the moment, if they cannot.
    public Optional<String> failing() {
        return patience.failing();
    }

    /// When the copies were last those of the primary, on a server that led then.
    public Optional<Instant> upToDateAt() {
        return upToDateAt;
    }

    private void perform(ReplicatorOutput output, Timers<ReplicatorInput> timers) {
        switch (output) {
            case ReplicatorOutput.Fetch(var round, var after) ->
                work.begin(() -> fetch(round, after), failed -> {
                    wayFailed = failed.reason().isPresent();
                    tell(new ReplicatorInput.FetchFailed(round, failed.text()));
                });
            case ReplicatorOutput.Apply(var round, var changes) ->
                work.begin(() -> apply(round, changes), failed -> {
                    wayFailed = false;
                    tell(new ReplicatorInput.ApplyFailed(round, failed.text()));
                });
            case ReplicatorOutput.CallOff _ -> work.callOff();
            case ReplicatorOutput.TellLocator(var signal) ->
                locator.accept(
                        switch (signal) {
                            case STARTED -> new LocatorInput.ReplicationStarted();
                            case STOPPED -> new LocatorInput.ReplicationStopped();
                            case SUCCEEDED -> new LocatorInput.ReplicationSucceeded();
                            case FAILED -> new LocatorInput.ReplicationFailed();
                        });
            case ReplicatorOutput.WakeAt(var at) -> timers.arm("round", at, new ReplicatorInput.Woken());
            case ReplicatorOutput.Announce(ReplicatorOutput.Event event) -> announce(event);
        }
    }

    /// Before federation states are supported, and so before the primary has been joined, there is nobody to ask, and
    /// no
    /// failure to speak of.
    private void fetch(Round round, WatchIndex after) throws InterruptedException {
        await(supported);
        var remote = await(federation.call(
                FederationStateMethods.LIST,
                Questions.states(primary, Questions.stale(after, replicationToken.get()))));
        var local = await(catalog.call(
                FederationStateMethods.LIST, Questions.states(own, Questions.stale(WatchIndex.START, ""))));
        tell(new ReplicatorInput.Fetched(
                round,
                new WatchIndex(remote.meta().index()),
                CatalogEntry.states(remote.states()),
                CatalogEntry.states(local.states())));
    }

    private void apply(Round round, List<StateChange> changes) throws InterruptedException {
        for (StateChange change : changes) {
            var _ = await(catalog.call(
                    FederationStateMethods.APPLY,
                    switch (change) {
                        case StateChange.Upsert(var state) -> Questions.upsert(own, state, "");
                        case StateChange.Delete(var datacenter) -> Questions.delete(own, datacenter);
                    }));
        }
        tell(new ReplicatorInput.Applied(round));
    }

    private void announce(ReplicatorOutput.Event event) {
        switch (event) {
            case ReplicatorOutput.Event.UpToDate upToDate -> {
                patience.succeeded();
                upToDateAt = Optional.of(Instant.now());
                if (upToDate.changes() > 0) {
                    LOG.atInfo()
                            .addKeyValue("changes", upToDate.changes())
                            .addKeyValue("index", upToDate.index().value())
                            .log("replicated federation states from the primary");
                }
            }
            case ReplicatorOutput.Event.IndexMovedBackwards moved ->
                LOG.atWarn()
                        .addKeyValue("from", moved.from().value())
                        .addKeyValue("to", moved.to().value())
                        .log("replication remote index moved backwards, forcing a full sync");
            case ReplicatorOutput.Event.WillRetry retry when wayFailed -> patience.failedAsKnown(retry.reason());
            case ReplicatorOutput.Event.WillRetry retry -> patience.failed(retry.reason());
        }
    }

    @Override
    public void close() {
        tell(new ReplicatorInput.LeadershipLost());
        driver.close();
    }
}
