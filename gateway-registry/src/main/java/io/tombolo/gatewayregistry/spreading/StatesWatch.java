package io.tombolo.gatewayregistry.spreading;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.federation.pace.BackOff;
import io.tombolo.core.federation.spread.WatchIndex;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the federation states in the store of this server, leader or not, and the gateways in its catalog.
///
/// Begins when this server has heard from a leader: before that its store may be empty only because nothing has reached
/// it yet. Source: WAN federation sheet 2.4, without its pauses: a read of the own memory costs nothing.
public final class StatesWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateways.states");

    private static final BackOff PAUSES = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(10), 0.1);

    private final Datacenter own;
    private final RpcCaller catalog;
    private final Consumer<List<FederationState>> onStates;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private final CountDownLatch initialised = new CountDownLatch(1);
    private final Subscription standing;
    private final Thread thread;

    private StatesWatch(
            Datacenter own, RpcCaller catalog, Leadership leadership, Consumer<List<FederationState>> onStates) {
        this.own = own;
        this.catalog = catalog;
        this.onStates = onStates;
        standing = leadership.watch(now -> {
            if (!(now instanceof Standing.Leaderless(boolean hadLeader)) || hadLeader) {
                initialised.countDown();
            }
        });
        thread = Thread.ofVirtual().name("watch-federation-states").unstarted(this::run);
    }

    /// Begins.
    ///
    /// @param catalog  of this very server
    /// @param onStates told of all records, first and whenever they change
    static StatesWatch start(
            Datacenter own, RpcCaller catalog, Leadership leadership, Consumer<List<FederationState>> onStates) {
        var watch = new StatesWatch(own, catalog, leadership, onStates);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            initialised.await();
            follow();
        } catch (InterruptedException | CancellationException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws InterruptedException {
        var watch = CatalogWatch.anywhere(own, catalog);
        WatchIndex seen = WatchIndex.START;
        int failures = 0;
        while (true) {
            try {
                CatalogWatch.Seen now = watch.read(seen);
                onStates.accept(now.statesFor(own));
                seen = now.index();
                failures = 0;
            } catch (RpcFailedException failed) {
                failures++;
                if (failures == 1) {
                    LOG.atWarn()
                            .addKeyValue("cause", failed.text())
                            .log("error tracking primary and local mesh gateways");
                }
                Thread.sleep(PAUSES.after(failures, random));
            }
        }
    }

    @Override
    public void close() {
        standing.close();
        thread.interrupt();
    }
}
