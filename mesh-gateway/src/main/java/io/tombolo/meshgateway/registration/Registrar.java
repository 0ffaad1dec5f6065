package io.tombolo.meshgateway.registration;

import io.tombolo.core.federation.pace.BackOff;
import io.tombolo.meshgateway.api.ApiReply;
import io.tombolo.meshgateway.api.HttpApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a gateway registered on its agent: registers it, looks every few seconds whether it is still there, and
/// takes it out at the end.
///
/// An agent that was set up anew knows nothing of its services, and one that is gone is replaced by the next of
/// the addresses: both show as a gateway that is not there.
public final class Registrar {

    /// From one look to the next.
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /// Deregistering is part of stopping, which has to come to an end.
    private static final Duration FAREWELL_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.25);
    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateway");

    private final HttpApi api;
    private final GatewayRegistration registration;
    private final InstantSource clock;
    private final Set<URI> registeredAt = new LinkedHashSet<>();
    private final Thread thread;
    private int failures;
    private @Nullable Instant failingSince;
    private boolean complained;
    private volatile Optional<String> trouble = Optional.of("not registered yet");

    /// @param clock one that never goes back
    public Registrar(HttpApi api, GatewayRegistration registration, InstantSource clock) {
        this.api = api;
        this.registration = registration;
        this.clock = clock;
        thread = Thread.ofVirtual().name("registrar").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Why the gateway is not registered, if it is not.
    public Optional<String> trouble() {
        return trouble;
    }

    private void run() {
        try {
            register();
            while (true) {
                Thread.sleep(failures == 0 ? LOOK : BACK_OFF.after(failures, ThreadLocalRandom.current()));
                if (failures > 0 || !isThere()) {
                    register();
                }
            }
        } catch (InterruptedException _) {
            // Told to stop: the farewell is said by the one who told.
            Thread.currentThread().interrupt();
        }
    }

    private void register() throws InterruptedException {
        switch (api.put("/v1/agent/service/register", registration.body(), TIMEOUT)) {
            case ApiReply.Answered answer when answer.isSuccess() -> registered(answer.from());
            case ApiReply.Answered refusal -> failed(refusal.refusal());
            case ApiReply.Unreachable nobody -> failed(nobody.text());
        }
    }

    /// Whoever does not answer, or not this question, is taken at the word of before.
    private boolean isThere() throws InterruptedException {
        return switch (api.get("/v1/agent/service/" + encodedId(), TIMEOUT)) {
            case ApiReply.Answered answer -> answer.status() != 404;
            case ApiReply.Unreachable _ -> true;
        };
    }

    private void registered(URI agent) {
        synchronized (registeredAt) {
            registeredAt.add(agent);
        }
        failures = 0;
        failingSince = null;
        complained = false;
        trouble = Optional.empty();
        LOG.atInfo()
                .addKeyValue("service", registration.service())
                .addKeyValue("id", registration.id())
                .addKeyValue("agent", agent)
                .addKeyValue("exposes_servers", registration.exposeServers())
                .log("registered");
    }

    private void failed(String reason) {
        failures++;
        Instant now = clock.instant();
        Instant since = failingSince == null ? now : failingSince;
        failingSince = since;
        trouble = Optional.of("cannot register %s: %s".formatted(registration.id(), reason));
        if (!complained && !now.isBefore(since.plus(GRACE))) {
            complained = true;
            LOG.atWarn()
                    .addKeyValue("id", registration.id())
                    .addKeyValue("reason", reason)
                    .log("cannot register; check -http-addr, and that the token may write the service");
        }
    }

    /// Takes the gateway out wherever it was registered. Whoever does not answer finds out by the check.
    public void deregister() throws InterruptedException {
        thread.interrupt();
        thread.join(TIMEOUT);
        Set<URI> agents;
        synchronized (registeredAt) {
            agents = Set.copyOf(registeredAt);
        }
        for (URI agent : agents) {
            switch (api.putAt(agent, "/v1/agent/service/deregister/" + encodedId(), FAREWELL_TIMEOUT)) {
                case ApiReply.Answered answer
                when answer.isSuccess() ->
                    LOG.atInfo().addKeyValue("id", registration.id()).log("deregistered");
                case ApiReply.Answered refusal -> notDeregistered(refusal.refusal());
                case ApiReply.Unreachable nobody -> notDeregistered(nobody.text());
            }
        }
    }

    private void notDeregistered(String reason) {
        LOG.atWarn()
                .addKeyValue("id", registration.id())
                .addKeyValue("reason", reason)
                .log("could not be deregistered; its check will fail and take it out of use");
    }

    private String encodedId() {
        return URLEncoder.encode(registration.id(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
