package io.tombolo.core.catalog.founding;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/// What a server has promised about the group that it will be in. One thread at a time.
public final class Promises {

    /// A promise binds for so long; meanwhile no other is given.
    public static final Duration BINDING = Duration.ofSeconds(30);

    /// Whoever collects promises begins within this time after the first question, or asks again. It leaves the rest
    /// of [#BINDING] to a process that is stopped at a bad moment.
    public static final Duration COLLECTING = Duration.ofSeconds(5);

    private Optional<Promise> last = Optional.empty();

    private record Promise(SortedSet<String> voters, Instant until) {}

    /// What a server knows when it is asked.
    ///
    /// @param self   its name
    /// @param seen   the servers that it sees itself
    /// @param voters those of the group that it is in; empty if it is in none
    /// @param stored whether its log has entries
    public record View(String self, SortedSet<String> seen, SortedSet<String> voters, boolean stored) {}

    /// Promises to be in the group of these voters, or says why not.
    ///
    /// @return empty if it is promised
    public Optional<String> promise(Instant now, SortedSet<String> voters, View view) {
        if (view.stored() || !(view.voters().isEmpty() || view.voters().equals(voters))) {
            return Optional.of("%s is in the group of %s already".formatted(view.self(), view.voters()));
        }
        if (!view.seen().equals(voters)) {
            return Optional.of("%s sees %s".formatted(view.self(), view.seen()));
        }
        Optional<Promise> other = last.filter(promise -> !promise.voters().equals(voters))
                .filter(promise -> now.isBefore(promise.until()));
        if (other.isPresent()) {
            return Optional.of("%s has promised to be in the group of %s"
                    .formatted(view.self(), other.get().voters()));
        }
        last = Optional.of(new Promise(voters, now.plus(BINDING)));
        return Optional.empty();
    }

    /// Whether a group of these voters, which another server has begun, is the one that was promised.
    public boolean kept(SortedSet<String> voters) {
        return last.filter(promise -> promise.voters().equals(voters)).isPresent();
    }
}
