package io.tombolo.gatewayregistry.locating;

import io.tombolo.contract.gateways.DialOutcome;
import io.tombolo.contract.gateways.GatewayDirectory;
import io.tombolo.contract.gateways.KnownGateways;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.federation.dial.Choice;
import io.tombolo.core.federation.dial.DialTicket;
import io.tombolo.core.federation.dial.Gateway;
import io.tombolo.core.federation.dial.GatewayLocator;
import io.tombolo.core.federation.dial.LastGood;
import io.tombolo.core.federation.dial.LocatorEvent;
import io.tombolo.core.federation.dial.LocatorInput;
import io.tombolo.core.federation.dial.LocatorOutput;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.runtime.loop.CountedFaults;
import io.tombolo.runtime.loop.Driver;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Offered;
import io.tombolo.runtime.loop.Overflow;
import io.tombolo.runtime.loop.Timers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// A [GatewayLocator] on its thread: answers whoever dials, and remembers what it knew for the next start.
public final class RunningLocator implements GatewayDirectory, AutoCloseable {

    /// Questions and reports that may wait. Each is answered in microseconds; so many wait only if the thread hangs.
    private static final int INBOX = 16_384;

    private final AtomicLong tickets = new AtomicLong();
    private final Map<Long, CompletableFuture<Choice>> questions = new ConcurrentHashMap<>();
    private final Optional<LastGoodFile> file;
    private final Driver<LocatorInput, LocatorOutput> driver;

    /// Guards what follows: listeners are told in order, and each begins with what is.
    private final Object telling = new Object();

    private final List<Consumer<KnownGateways>> listeners = new ArrayList<>();
    private final List<Runnable> waysOpened = new ArrayList<>();
    private final List<Consumer<Gateway>> recoveries = new ArrayList<>();
    private volatile KnownGateways known;
    private boolean wayOpened;

    private RunningLocator(Datacenter own, Datacenter primary, Optional<LastGoodFile> file, LastGood restored) {
        this.file = file;
        known = new KnownGateways(false, restored.own(), restored.primary(), restored.fallback());
        driver = new Driver<>(
                "gateway-locator",
                new GatewayLocator(own, primary, RandomGenerator.of("L64X128MixRandom")),
                new Inbox<>(INBOX, Overflow.REFUSE),
                this::perform,
                new CountedFaults(),
                MonotonicClock.system());
    }

    /// Starts with what was known when this server ran last.
    ///
    /// @param dataDir where that is kept; nothing is kept without one
    public static RunningLocator start(Datacenter own, Datacenter primary, Optional<Path> dataDir) {
        Optional<LastGoodFile> file = dataDir.map(LastGoodFile::new);
        LastGood restored = file.map(LastGoodFile::read).orElse(LastGood.NOTHING);
        var locator = new RunningLocator(own, primary, file, restored);
        locator.driver.command(new LocatorInput.Start(restored));
        locator.driver.start();
        return locator;
    }

    @Override
    public CompletableFuture<Choice> whomToDial(Datacenter datacenter) {
        long ticket = tickets.incrementAndGet();
        var answer = new CompletableFuture<Choice>();
        questions.put(ticket, answer);
        Offered offered = driver.command(new LocatorInput.WhomToDial(new DialTicket(ticket), datacenter));
        if (offered != Offered.ACCEPTED && questions.remove(ticket) != null) {
            answer.completeExceptionally(new IllegalStateException(
                    "cannot choose a gateway for %s: the gateway directory is %s".formatted(datacenter, offered)));
        }
        return answer;
    }

    @Override
    public void dialled(Gateway gateway, Datacenter datacenter, DialOutcome outcome) {
        var _ = driver.command(
                switch (outcome) {
                    case SERVED -> new LocatorInput.DialSucceeded(gateway, datacenter);
                    case REFUSED -> new LocatorInput.ConnectFailed(gateway);
                    case LED_NOWHERE -> new LocatorInput.HandshakeFailed(gateway, datacenter);
                });
    }

    /// Tells the locator something that no dialler knows: federation states, `primary_gateways`, how replication goes.
    public void tell(LocatorInput input) {
        var _ = driver.command(input);
    }

    @Override
    public KnownGateways known() {
        return known;
    }

    @Override
    public Subscription watch(Consumer<KnownGateways> listener) {
        synchronized (telling) {
            listeners.add(listener);
            listener.accept(known);
        }
        return () -> {
            synchronized (telling) {
                listeners.remove(listener);
            }
        };
    }

    /// Tells whenever there is a new way to the primary; at once if there was one before. On the locator's thread.
    public void onWayToPrimary(Runnable listener) {
        synchronized (telling) {
            waysOpened.add(listener);
            if (wayOpened) {
                listener.run();
            }
        }
    }

    /// Tells of each gateway that serves again. On the locator's thread.
    public void onRecovery(Consumer<Gateway> listener) {
        synchronized (telling) {
            recoveries.add(listener);
        }
    }

    private void perform(LocatorOutput output, Timers<LocatorInput> timers) throws IOException {
        switch (output) {
            case LocatorOutput.Answer(DialTicket ticket, Choice choice) -> {
                CompletableFuture<Choice> question = questions.remove(ticket.number());
                if (question != null) {
                    question.complete(choice);
                }
            }
            case LocatorOutput.Persist(LastGood addresses) -> {
                if (file.isPresent()) {
                    file.get().write(addresses);
                }
            }
            case LocatorOutput.PathOpened _ -> {
                synchronized (telling) {
                    wayOpened = true;
                    waysOpened.forEach(Runnable::run);
                }
            }
            case LocatorOutput.Announce(LocatorEvent event) -> {
                LocatorLog.tell(event);
                note(event);
            }
        }
    }

    private void note(LocatorEvent event) {
        switch (event) {
            case LocatorEvent.LocationsChanged changed ->
                become(new KnownGateways(true, changed.own(), changed.primary(), known.configured()));
            case LocatorEvent.FallbackChanged changed ->
                become(new KnownGateways(known.statesRead(), known.own(), known.primary(), changed.addresses()));
            case LocatorEvent.GatewayRecovered(Gateway gateway) -> {
                synchronized (telling) {
                    recoveries.forEach(listener -> listener.accept(gateway));
                }
            }
            case LocatorEvent.PrimaryDialledVia _,
                    LocatorEvent.GatewayUnreachable _,
                    LocatorEvent.GatewayLeadsNowhere _ -> {}
        }
    }

    private void become(KnownGateways next) {
        synchronized (telling) {
            known = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    @Override
    public void close() {
        driver.close();
        questions
                .values()
                .forEach(question -> question.completeExceptionally(
                        new IllegalStateException("cannot choose a gateway: this server is shutting down")));
    }
}
