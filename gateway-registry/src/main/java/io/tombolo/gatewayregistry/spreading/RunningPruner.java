package io.tombolo.gatewayregistry.spreading;

import static io.tombolo.gatewayregistry.spreading.RoundWork.await;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.core.federation.spread.PrunerInput;
import io.tombolo.core.federation.spread.PrunerOutput;
import io.tombolo.core.federation.spread.StatePruner;
import io.tombolo.core.federation.spread.WatchIndex;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.runtime.loop.CountedFaults;
import io.tombolo.runtime.loop.Driver;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Overflow;
import io.tombolo.runtime.loop.Timers;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [StatePruner] on its thread.
public final class RunningPruner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateways.pruner");

    /// Inputs that may wait: one look an hour, and changes of leadership.
    private static final int INBOX = 1_024;

    private final Datacenter own;
    private final RpcCaller catalog;
    private final Supplier<Set<Datacenter>> known;
    private final RoundWork work = new RoundWork("prune-federation-states");
    private final Driver<PrunerInput, PrunerOutput> driver;

    /// @param known datacenters of which any member is known
    RunningPruner(Datacenter own, RpcCaller catalog, Supplier<Set<Datacenter>> known) {
        this.own = own;
        this.catalog = catalog;
        this.known = known;
        driver = new Driver<>(
                "state-pruner",
                new StatePruner(own),
                new Inbox<>(INBOX, Overflow.REFUSE),
                this::perform,
                new CountedFaults(),
                MonotonicClock.system());
    }

    void start() {
        driver.start();
    }

    void tell(PrunerInput input) {
        var _ = driver.command(input);
    }

    private void perform(PrunerOutput output, Timers<PrunerInput> timers) {
        switch (output) {
            case PrunerOutput.Survey() -> work.begin(this::survey, failed -> complain(failed.text()));
            case PrunerOutput.Prune(var datacenter) -> {
                LOG.atInfo().addKeyValue("datacenter", datacenter).log("pruning stale federation state");
                var _ = catalog.call(FederationStateMethods.APPLY, Questions.delete(own, datacenter))
                        .whenComplete((_, problem) -> {
                            if (problem != null) {
                                complain(String.valueOf(problem.getMessage()));
                            }
                        });
            }
            case PrunerOutput.WakeAt(var at) -> timers.arm("survey", at, new PrunerInput.Woken());
        }
    }

    private void survey() throws InterruptedException {
        var answer = await(catalog.call(
                FederationStateMethods.LIST, Questions.states(own, Questions.stale(WatchIndex.START, ""))));
        tell(new PrunerInput.Surveyed(
                CatalogEntry.states(answer.states()).stream()
                        .map(FederationState::datacenter)
                        .collect(Collectors.toSet()),
                known.get()));
    }

    private static void complain(String reason) {
        LOG.atWarn().addKeyValue("cause", reason).log("could not prune federation states, and will in an hour");
    }

    @Override
    public void close() {
        driver.close();
    }
}
