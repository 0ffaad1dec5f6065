package io.tombolo.meshgateway.control;

import io.tombolo.core.federation.pace.RateLimit;
import io.tombolo.core.sni.route.MeshService;
import io.tombolo.core.sni.route.Target;
import io.tombolo.meshgateway.api.ApiReply;
import io.tombolo.meshgateway.api.HttpApi;
import io.tombolo.meshgateway.api.Watch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The services of the own datacenter's mesh, and which of their instances to lead to.
///
///     services changed, a check changed, a resolver changed ─▶ ask for the instances of each service anew
///
/// Three questions are parked at the servers, however many services there are: a parked question for each would
/// take more connections than an agent gives one client (`http_max_conns_per_client`, 200). Source: WAN
/// federation sheet
/// 5.6.
final class MeshServices implements AutoCloseable {

    /// Services that are asked for; beyond it, those that come last by name have no route.
    static final int SERVICE_LIMIT = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateway");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpApi api;
    private final Consumer<List<MeshService>> listener;
    private final InstantSource clock;
    private final List<Watch> watches;
    private final Semaphore changes = new Semaphore(0);
    private final RateLimit pace = new RateLimit(Duration.ofSeconds(2), 5);
    private volatile List<String> names = List.of();
    private volatile Map<String, Resolver> resolvers = Map.of();
    private @Nullable Thread thread;

    /// What a service's resolver says of its subsets.
    private record Resolver(String defaultSubset, Map<String, Subset> subsets) {}

    private record Subset(String filter, boolean onlyPassing) {

        static final Subset ALL = new Subset("", false);
    }

    MeshServices(HttpApi api, Consumer<List<MeshService>> listener, InstantSource clock) {
        this.api = api;
        this.listener = listener;
        this.clock = clock;
        watches = List.of(
                new Watch(api, "/v1/catalog/services", this::learnNames, clock),
                // Servers without config entries have no resolvers; that servers are away, others say.
                new Watch(api, "/v1/config/service-resolver", this::learnResolvers, clock).quietly(),
                new Watch(api, "/v1/health/state/critical", _ -> changes.release(), clock));
    }

    void start() {
        watches.forEach(Watch::start);
        thread = Thread.ofVirtual().name("mesh services").start(this::run);
    }

    List<Watch> watches() {
        return watches;
    }

    private void learnNames(JsonNode services) {
        var learnt = new ArrayList<String>(services.size());
        services.forEachEntry((name, _) -> {
            if (!name.equals("consul")) {
                learnt.add(name);
            }
        });
        learnt.sort(null);
        names = List.copyOf(learnt.subList(0, Math.min(learnt.size(), SERVICE_LIMIT)));
        changes.release();
    }

    private void learnResolvers(JsonNode entries) {
        var learnt = new HashMap<String, Resolver>();
        for (JsonNode entry : entries) {
            var subsets = new HashMap<String, Subset>();
            entry.path("Subsets")
                    .forEachEntry((name, subset) -> subsets.put(
                            name,
                            new Subset(
                                    subset.path("Filter").asString(""),
                                    subset.path("OnlyPassing").asBoolean(false))));
            learnt.put(
                    entry.path("Name").asString(""),
                    new Resolver(entry.path("DefaultSubset").asString(""), Map.copyOf(subsets)));
        }
        resolvers = Map.copyOf(learnt);
        changes.release();
    }

    private void run() {
        try {
            while (true) {
                changes.acquire();
                Instant now = clock.instant();
                Thread.sleep(Duration.between(now, pace.next(now)));
                pace.take(clock.instant());
                changes.drainPermits();
                Optional<List<MeshService>> learnt = askForAll();
                if (learnt.isPresent()) {
                    listener.accept(learnt.get());
                } else {
                    changes.release();
                }
            }
        } catch (InterruptedException _) {
            // Closed: that is how it ends.
            Thread.currentThread().interrupt();
        }
    }

    /// Nothing if one of the questions was not answered: half of the services is worse than those of before.
    private Optional<List<MeshService>> askForAll() throws InterruptedException {
        var services = new ArrayList<MeshService>();
        for (String name : names) {
            Resolver resolver = resolvers.getOrDefault(name, new Resolver("", Map.of()));
            Subset unnamed = resolver.subsets().getOrDefault(resolver.defaultSubset(), Subset.ALL);
            if (!add(services, name, Optional.empty(), unnamed)) {
                return Optional.empty();
            }
            for (var subset : resolver.subsets().entrySet()) {
                if (!add(services, name, Optional.of(subset.getKey()), subset.getValue())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(services);
    }

    private boolean add(List<MeshService> services, String name, Optional<String> label, Subset subset)
            throws InterruptedException {
        String question = "/v1/health/connect/%s?stale%s%s"
                .formatted(
                        encoded(name),
                        subset.onlyPassing() ? "&passing" : "",
                        subset.filter().isEmpty() ? "" : "&filter=" + encoded(subset.filter()));
        return switch (api.get(question, TIMEOUT)) {
            case ApiReply.Answered answer
            when answer.isSuccess() -> {
                List<Target> instances = CatalogEntries.instances(read(answer));
                if (!instances.isEmpty()) {
                    services.add(new MeshService(name, MeshService.DEFAULT_NAMESPACE, label, instances));
                }
                yield true;
            }
            case ApiReply.Answered refusal -> {
                LOG.atWarn()
                        .addKeyValue("service", name)
                        .addKeyValue("subset", label.orElse(""))
                        .addKeyValue("reason", refusal.refusal())
                        .log("a service of the mesh has no route");
                yield refusal.status() < 500;
            }
            case ApiReply.Unreachable _ -> false;
        };
    }

    private static JsonNode read(ApiReply.Answered answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException unreadable) {
            LOG.atWarn()
                    .addKeyValue("from", answer.from())
                    .addKeyValue("reason", unreadable.getOriginalMessage())
                    .log("the instances of a service cannot be read");
            return JSON.createArrayNode();
        }
    }

    /// As in a path and in a query alike: a blank is `%20`.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
