package io.tombolo.gatewayregistry.spreading;

import static io.tombolo.gatewayregistry.spreading.RoundWork.await;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.core.federation.spread.PublisherInput;
import io.tombolo.core.federation.spread.PublisherOutput;
import io.tombolo.core.federation.spread.Round;
import io.tombolo.core.federation.spread.StatePublisher;
import io.tombolo.core.federation.spread.WatchIndex;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.runtime.Patience;
import io.tombolo.runtime.loop.CountedFaults;
import io.tombolo.runtime.loop.Driver;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Overflow;
import io.tombolo.runtime.loop.Timers;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [StatePublisher] on its thread.
public final class RunningPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateways.publisher");

    /// Inputs that may wait: one round at a time, and changes of leadership.
    private static final int INBOX = 1_024;

    private final Datacenter own;
    private final Datacenter primary;
    private final RpcCaller catalog;
    private final RpcCaller federation;
    private final Supplier<String> replicationToken;
    private final RoundWork work = new RoundWork("publish-federation-state");
    private final Patience patience = new Patience(LOG, "publishing the federation state", MonotonicClock.system());
    private final Driver<PublisherInput, PublisherOutput> driver;

    /// Whether the last failure was that the primary cannot be reached, of which the forwarder warns.
    private volatile boolean wayFailed;

    RunningPublisher(
            Datacenter own,
            Datacenter primary,
            RpcCaller catalog,
            RpcCaller federation,
            Supplier<String> replicationToken) {
        this.own = own;
        this.primary = primary;
        this.catalog = catalog;
        this.federation = federation;
        this.replicationToken = replicationToken;
        driver = new Driver<>(
                "state-publisher",
                new StatePublisher(own, primary, RandomGenerator.of("L64X128MixRandom")),
                new Inbox<>(INBOX, Overflow.REFUSE),
                this::perform,
                new CountedFaults(),
                MonotonicClock.system());
    }

    void start() {
        driver.start();
    }

    void tell(PublisherInput input) {
        var _ = driver.command(input);
    }

    /// Why the record cannot be written at the moment, if it cannot.
    public Optional<String> failing() {
        return patience.failing();
    }

    private void perform(PublisherOutput output, Timers<PublisherInput> timers) {
        switch (output) {
            case PublisherOutput.WatchCatalog(var round, var after) -> begin(round, () -> watch(round, after));
            case PublisherOutput.WriteHere(var round, FederationState state) ->
                begin(round, () -> write(round, catalog, own, state, ""));
            case PublisherOutput.WriteToPrimary(var round, FederationState state) ->
                begin(round, () -> write(round, federation, primary, state, replicationToken.get()));
            case PublisherOutput.CallOff _ -> work.callOff();
            case PublisherOutput.WakeAt(var at) -> timers.arm("round", at, new PublisherInput.Woken());
            case PublisherOutput.Announce(PublisherOutput.Event event) -> announce(event);
        }
    }

    private void begin(Round round, RoundWork.Work task) {
        work.begin(task, failed -> {
            wayFailed = failed.reason().isPresent();
            tell(new PublisherInput.Failed(round, failed.text()));
        });
    }

    private void watch(Round round, WatchIndex after) throws InterruptedException {
        CatalogWatch.Seen seen = CatalogWatch.onLeader(own, catalog).read(after);
        Optional<FederationState> stored = seen.states().stream()
                .filter(state -> state.datacenter().equals(own))
                .findFirst();
        tell(new PublisherInput.CatalogRead(round, seen.gateways(), stored, seen.index()));
    }

    private void write(Round round, RpcCaller to, Datacenter store, FederationState state, String token)
            throws InterruptedException {
        boolean done = await(to.call(FederationStateMethods.APPLY, Questions.upsert(store, state, token)));
        tell(
                done
                        ? new PublisherInput.Written(round)
                        : new PublisherInput.Failed(round, "the store of %s refused the record".formatted(store)));
    }

    private void announce(PublisherOutput.Event event) {
        switch (event) {
            case PublisherOutput.Event.UpToDate() -> {
                patience.succeeded();
                LOG.atDebug().log("federation state anti-entropy sync skipped; already up to date");
            }
            case PublisherOutput.Event.Published(int gateways) -> {
                patience.succeeded();
                LOG.atInfo().addKeyValue("gateways", gateways).log("federation state anti-entropy synced");
            }
            case PublisherOutput.Event.WillRetry retry when wayFailed -> patience.failedAsKnown(retry.reason());
            case PublisherOutput.Event.WillRetry retry -> patience.failed(retry.reason());
        }
    }

    @Override
    public void close() {
        tell(new PublisherInput.LeadershipLost());
        driver.close();
    }
}
