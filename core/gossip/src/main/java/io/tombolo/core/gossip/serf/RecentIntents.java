package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Intents about members that are not known yet: gossip does not keep the order in which things happened.
///
/// The latest one of each member, for five minutes. Source: gossip sheet 14.
final class RecentIntents {

    /// Members that intents are kept for; what goes beyond is neither kept nor told on.
    ///
    /// A pool of 10,000 that restarts at once needs 10,000 for the time until all have joined.
    static final int LIMIT = 16_384;

    private final Map<MemberName, Intent> byMember = new HashMap<>();

    /// Keeps an intent if it is the latest one of that member; whether it was.
    boolean keep(MemberName member, Intent intent) {
        Intent known = byMember.get(member);
        if (known == null ? byMember.size() >= LIMIT : !intent.time.isAfter(known.time)) {
            return false;
        }
        byMember.put(member, intent);
        return true;
    }

    Optional<Intent> find(MemberName member) {
        return Optional.ofNullable(byMember.get(member));
    }

    void forget(Instant now, Duration timeout) {
        byMember.values()
                .removeIf(intent -> Duration.between(intent.heardAt, now).compareTo(timeout) > 0);
    }

    /// @param leave whether the member meant to leave; otherwise to join
    record Intent(boolean leave, LamportTime time, Instant heardAt) {}
}
