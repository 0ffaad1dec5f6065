package io.tombolo.core.catalog.session;

import io.tombolo.core.terms.GoDuration;
import java.time.Duration;
import java.util.Optional;

/// What a session may ask for, whatever the catalog knows.
///
/// Source: HTTP sheet 3.2 and 5, `session/create`.
public final class SessionRules {

    /// The shortest time to live.
    public static final Duration TTL_MIN = Duration.ofSeconds(10);

    /// The longest time to live.
    public static final Duration TTL_MAX = Duration.ofHours(24);

    private SessionRules() {}

    /// Why a session is refused, before the catalog is asked; empty if it is not.
    public static Optional<SessionRefusal> refusal(Session session) {
        if (session.id().isEmpty()) {
            return Optional.of(new SessionRefusal.NoId());
        }
        return switch (session.behavior()) {
            case "", Session.RELEASE, Session.DELETE -> refusalOfTtl(session.ttl());
            default -> Optional.of(new SessionRefusal.UnknownBehavior(session.behavior()));
        };
    }

    /// The time to live; empty if the session lives until it is ended.
    public static Optional<Duration> ttl(Session session) {
        return switch (GoDuration.parse(session.ttl().isEmpty() ? "0" : session.ttl())) {
            case GoDuration.Parsed(var length) when length.isPositive() -> Optional.of(length);
            case GoDuration.Parsed(var zero) -> Optional.empty();
            case GoDuration.Malformed(var fault) -> Optional.empty();
        };
    }

    private static Optional<SessionRefusal> refusalOfTtl(String ttl) {
        if (ttl.isEmpty()) {
            return Optional.empty();
        }
        return switch (GoDuration.parse(ttl)) {
            case GoDuration.Malformed(var fault) -> Optional.of(new SessionRefusal.BadTtl(ttl, fault));
            case GoDuration.Parsed(var length) ->
                !length.isZero() && (length.compareTo(TTL_MIN) < 0 || length.compareTo(TTL_MAX) > 0)
                        ? Optional.of(new SessionRefusal.TtlOutOfRange(length.toNanos()))
                        : Optional.empty();
        };
    }
}
