package io.tombolo.gatewayregistry.discovery;

import io.tombolo.core.federation.dial.DiscoveryInput;
import io.tombolo.core.federation.dial.DiscoveryOutput;
import io.tombolo.core.federation.dial.PrimaryDiscovery;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.runtime.loop.CountedFaults;
import io.tombolo.runtime.loop.Driver;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Overflow;
import io.tombolo.runtime.loop.Timers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [PrimaryDiscovery] on its thread. Entries are resolved on virtual threads, one of its own for each.
public final class RunningDiscovery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateways.discovery");

    /// Answers that may wait: one for each entry is the most there can be.
    private static final int INBOX = 4_096;

    private final EntryResolver resolver;
    private final Consumer<List<Endpoint>> onFound;
    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final Map<String, Thread> resolving = new ConcurrentHashMap<>();
    private final Driver<DiscoveryInput, DiscoveryOutput> driver;

    private RunningDiscovery(
            List<String> entries, Duration interval, EntryResolver resolver, Consumer<List<Endpoint>> onFound) {
        this.resolver = resolver;
        this.onFound = onFound;
        driver = new Driver<>(
                "primary-gateways",
                new PrimaryDiscovery(entries, interval, RandomGenerator.of("L64X128MixRandom")),
                new Inbox<>(INBOX, Overflow.REFUSE),
                this::perform,
                new CountedFaults(),
                MonotonicClock.system());
    }

    /// Begins to resolve, for ever.
    ///
    /// @param onFound told what all entries together stand for, whenever that changes
    public static RunningDiscovery start(
            List<String> entries, Duration interval, EntryResolver resolver, Consumer<List<Endpoint>> onFound) {
        var discovery = new RunningDiscovery(entries, interval, resolver, onFound);
        var _ = discovery.driver.command(new DiscoveryInput.Start());
        discovery.driver.start();
        return discovery;
    }

    /// The entries that stand for nothing at the moment, each with the reason.
    public Map<String, String> failing() {
        return Map.copyOf(failing);
    }

    private void perform(DiscoveryOutput output, Timers<DiscoveryInput> timers) {
        switch (output) {
            case DiscoveryOutput.Resolve(String entry) ->
                resolving.put(entry, Thread.ofVirtual().name("resolve " + entry).start(() -> resolve(entry)));
            case DiscoveryOutput.Found(var addresses) -> onFound.accept(addresses);
            case DiscoveryOutput.WakeAt(String entry, var at) -> timers.arm(entry, at, new DiscoveryInput.Woken(entry));
            case DiscoveryOutput.AnnounceFailure failure ->
                LOG.atWarn()
                        .addKeyValue("entry", failure.entry())
                        .addKeyValue("cause", failure.reason())
                        .addKeyValue("next_try_in", failure.pause())
                        .log("Refreshing mesh gateways failed, will retry");
        }
    }

    private void resolve(String entry) {
        try {
            Found found = resolver.resolve(entry);
            if (found.addresses().isEmpty()) {
                failing.put(entry, "no address found");
            } else {
                failing.remove(entry);
            }
            var _ = driver.command(new DiscoveryInput.Resolved(entry, found.addresses(), found.validFor()));
        } catch (IOException | RuntimeException failed) {
            // A provider is somebody else's code: whatever it throws, the entry is tried again.
            String reason = String.valueOf(failed.getMessage());
            failing.put(entry, reason);
            var _ = driver.command(new DiscoveryInput.ResolveFailed(entry, reason));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        driver.close();
        resolving.values().forEach(Thread::interrupt);
    }
}
