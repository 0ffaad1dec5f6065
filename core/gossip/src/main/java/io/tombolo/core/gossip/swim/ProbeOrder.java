package io.tombolo.core.gossip.swim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Whom to probe next: everybody once per round, in an order that is shuffled for each round.
///
/// So no member waits longer than two rounds for a probe, and no two nodes probe in step. A newcomer gets a random
/// place in the running round. Source: SWIM 4.3; gossip sheet 9.
final class ProbeOrder {

    private final RandomGenerator random;
    private final List<Member> members = new ArrayList<>();
    private int next;

    ProbeOrder(RandomGenerator random) {
        this.random = random;
    }

    /// Puts a newcomer at a random place, and whoever stood there at the end.
    void insert(Member member) {
        members.add(member);
        swap(random.nextInt(members.size()), members.size() - 1);
    }

    /// The next member of the round that `wanted` accepts.
    ///
    /// Goes through each at most once; at the end of a round `betweenRounds` runs, and the order is shuffled.
    Optional<Member> next(Predicate<Member> wanted, Runnable betweenRounds) {
        for (int checked = 0; checked <= members.size(); checked++) {
            if (next >= members.size()) {
                betweenRounds.run();
                shuffle();
                next = 0;
                continue;
            }
            Member member = members.get(next++);
            if (wanted.test(member)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    void retain(Predicate<Member> kept) {
        members.removeIf(kept.negate());
    }

    private void shuffle() {
        for (int i = members.size() - 1; i > 0; i--) {
            swap(i, random.nextInt(i + 1));
        }
    }

    private void swap(int a, int b) {
        Member first = members.get(a);
        members.set(a, members.get(b));
        members.set(b, first);
    }
}
