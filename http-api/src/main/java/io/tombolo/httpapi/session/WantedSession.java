package io.tombolo.httpapi.session;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.session.ServiceCheck;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.terms.GoDuration;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A session as callers ask for it. What they leave out has a default.
///
/// @param lockDelay a duration as text, or a number: of seconds below [#SMALLEST_NANOS], else of nanoseconds
/// @param checks    the checks of the node, as old callers name them
record WantedSession(
        Value lockDelay,
        Optional<String> name,
        Optional<String> node,
        Optional<List<String>> checks,
        Optional<List<String>> nodeChecks,
        List<ServiceCheck> serviceChecks,
        Optional<String> behavior,
        @WireField(name = "TTL") Optional<String> ttl) {

    /// Nobody means a lock delay of fewer nanoseconds.
    private static final long SMALLEST_NANOS = 1000;

    private static final Duration USUAL_LOCK_DELAY = Duration.ofSeconds(15);

    static final WantedSession USUAL = new WantedSession(
            Value.nil(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    /// What came of a lock delay.
    sealed interface Delay {

        record Read(Duration length) implements Delay {}

        record Refused(String fault) implements Delay {}
    }

    Delay delay() {
        return switch (lockDelay) {
            case Value.Nil() -> new Delay.Read(USUAL_LOCK_DELAY);
            case Value.Float64(double number) -> new Delay.Read(number((long) number));
            case Value.Raw(var text) ->
                switch (GoDuration.parse(text.text())) {
                    case GoDuration.Parsed(Duration length) -> new Delay.Read(length);
                    case GoDuration.Malformed(String fault) -> new Delay.Refused(fault);
                };
            case Value.Bool _, Value.Int _, Value.HugeInt _, Value.Float32 _, Value.Array _, Value.Table _ ->
                new Delay.Refused("LockDelay is neither a duration such as 15s nor a number");
        };
    }

    private static Duration number(long number) {
        return number < SMALLEST_NANOS ? Duration.ofSeconds(number) : Duration.ofNanos(number);
    }

    /// @param here where it is made if nothing else is said
    Session session(Duration delay, String here) {
        return new Session(
                "",
                name.orElse(""),
                node.orElse(here),
                delay,
                behavior.orElse(Session.RELEASE),
                ttl.orElse(""),
                nodeChecks.or(() -> checks).orElse(List.of(HealthCheck.SERF_HEALTH)),
                serviceChecks,
                List.of(),
                RaftIndex.NONE);
    }
}
