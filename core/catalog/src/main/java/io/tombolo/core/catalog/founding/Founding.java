package io.tombolo.core.catalog.founding;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a server without a group does about it. Pure.
public final class Founding {

    private Founding() {}

    /// A server of the datacenter that is there.
    ///
    /// @param expects    how many it waits for; 0 if it waits to be taken into a group
    /// @param bootstraps whether it begins a group alone
    public record Seen(String name, int expects, boolean bootstraps) {}

    /// What to do.
    public sealed interface Decision {

        /// Wait for others.
        ///
        /// @param why for whom, or for what
        record Wait(String why) implements Decision {}

        /// Nothing will come of it until an operator has changed something.
        ///
        /// @param reason what, and on which server
        record Stuck(String reason) implements Decision {}

        /// Ask each of these servers for a promise, and begin with all of them once they have given it.
        record Ask(SortedSet<String> voters) implements Decision {}
    }

    /// Looks at the servers that are there.
    ///
    /// @param self     this server's name
    /// @param expected how many servers this one waits for
    /// @param live     all that are there, this one included
    public static Decision look(String self, int expected, List<Seen> live) {
        if (expected == 0) {
            return new Decision.Wait("a leader, which takes this server in: it has no bootstrap_expect");
        }
        for (Seen seen : live) {
            Optional<String> obstacle = obstacle(seen, self, expected);
            if (obstacle.isPresent()) {
                return new Decision.Stuck(obstacle.get());
            }
        }
        SortedSet<String> voters = names(live);
        if (voters.size() < expected) {
            return new Decision.Wait("servers: %d of %d are there: %s".formatted(voters.size(), expected, voters));
        }
        return voters.first().equals(self)
                ? new Decision.Ask(voters)
                : new Decision.Wait("%s, which begins the group of %s".formatted(voters.first(), voters));
    }

    private static Optional<String> obstacle(Seen seen, String self, int expected) {
        if (seen.name().equals(self)) {
            return Optional.empty();
        }
        if (seen.bootstraps()) {
            return Optional.of(
                    "%s has bootstrap mode, and this server has bootstrap_expect: configure one of them on all servers"
                            .formatted(seen.name()));
        }
        return seen.expects() != 0 && seen.expects() != expected
                ? Optional.of("%s has bootstrap_expect %d, and this server %d: configure the same number on all servers"
                        .formatted(seen.name(), seen.expects(), expected))
                : Optional.empty();
    }

    /// The names of servers.
    public static SortedSet<String> names(List<Seen> servers) {
        var names = new TreeSet<String>();
        servers.forEach(server -> names.add(server.name()));
        return names;
    }
}
