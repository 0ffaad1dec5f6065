package io.tombolo.core.catalog.session;

import io.tombolo.core.catalog.store.Refusal;

/// Why a command on sessions or locks was refused. Source: HTTP sheet 5.
public sealed interface SessionRefusal extends Refusal {

    /// The leader sends an ID with every session, so this is a session from elsewhere.
    record NoId() implements SessionRefusal {
        @Override
        public String text() {
            return "Missing session ID";
        }
    }

    /// A behaviour that there is not.
    record UnknownBehavior(String behavior) implements SessionRefusal {
        @Override
        public String text() {
            return "Invalid Behavior setting '%s'".formatted(behavior);
        }
    }

    /// A duration that is none.
    record BadTtl(String ttl, String fault) implements SessionRefusal {
        @Override
        public String text() {
            return "Session TTL '%s' invalid: %s".formatted(ttl, fault);
        }
    }

    /// A session that would live too short or too long.
    record TtlOutOfRange(long nanos) implements SessionRefusal {
        @Override
        public String text() {
            return "Invalid Session TTL '%d', must be between [10s=24h0m0s]".formatted(nanos);
        }
    }

    /// A node that is not in the catalog.
    record UnknownNode() implements SessionRefusal {
        @Override
        public String text() {
            return "Missing node registration";
        }
    }

    /// A check that is not in the catalog.
    record UnknownCheck(String check) implements SessionRefusal {
        @Override
        public String text() {
            return "Missing check '%s' registration".formatted(check);
        }
    }

    /// A check that would end the session at once.
    record CheckInState(String check, String status) implements SessionRefusal {
        @Override
        public String text() {
            return "Check '%s' is in %s state".formatted(check, status);
        }
    }

    /// A lock without anyone to hold it.
    record NoSession() implements SessionRefusal {
        @Override
        public String text() {
            return "missing session";
        }
    }

    /// An ID that cannot be one.
    record BadId(String fault) implements SessionRefusal {
        @Override
        public String text() {
            return "failed session lookup: index error: " + fault;
        }
    }

    /// A session that is not there, or not any more.
    record UnknownSession(String session) implements SessionRefusal {
        @Override
        public String text() {
            return "invalid session \"%s\"".formatted(session);
        }
    }

    /// A lock on nothing.
    record EmptyKey() implements SessionRefusal {
        @Override
        public String text() {
            return "Must provide key";
        }
    }
}
