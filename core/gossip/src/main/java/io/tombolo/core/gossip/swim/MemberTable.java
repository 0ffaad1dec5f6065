package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.NodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Everybody the own node knows: by name, in the order of probing, and as candidates for a random choice.
///
///     by name     n1 n2 n3 n4 …
///     probe order n4 n1 n3 n2 …      shuffled once per round
///     candidates  n2 n3 n1           alive, suspect, or dead for not too long; never those that left
///
/// Finding, adding, judging and choosing cost O(1) whatever the size; only the end of a probe round costs O(n).
final class MemberTable {

    private final RandomGenerator random;
    private final Map<MemberName, Member> byName = new HashMap<>();
    private final ProbeOrder order;
    private final List<Member> candidates = new ArrayList<>();
    private int gone;

    MemberTable(RandomGenerator random) {
        this.random = random;
        this.order = new ProbeOrder(random);
    }

    Optional<Member> find(MemberName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Known nodes, the own one and those not yet forgotten included.
    int size() {
        return byName.size();
    }

    /// Those that are alive or suspect.
    int present() {
        return byName.size() - gone;
    }

    Collection<Member> all() {
        return byName.values();
    }

    List<NodeState> view() {
        List<NodeState> states = new ArrayList<>(byName.size());
        for (Member member : byName.values()) {
            states.add(member.view());
        }
        return states;
    }

    Member add(Alive claim) {
        Member member = new Member(claim, Standing.LIVE);
        if (byName.putIfAbsent(claim.node(), member) != null) {
            throw new IllegalStateException("member %s is known already".formatted(claim.node()));
        }
        order.insert(member);
        addCandidate(member);
        return member;
    }

    /// Takes over a new claim: whatever was, the member is alive.
    void accept(Member member, Alive claim) {
        if (member.isGone()) {
            gone--;
        }
        member.accept(claim, Standing.LIVE);
        if (member.place() < 0) {
            addCandidate(member);
        }
    }

    void suspect(Member member, Incarnation incarnation, Suspicion suspicion) {
        member.judge(incarnation, new Standing.Suspected(suspicion));
    }

    void bury(Member member, Incarnation incarnation, Instant now, boolean left) {
        if (!member.isGone()) {
            gone++;
        }
        member.judge(incarnation, new Standing.Gone(now, left));
        if (left) {
            removeCandidate(member);
        }
    }

    ProbeOrder order() {
        return order;
    }

    /// Forgets those that have been gone for longer than `memory`, except `self`; answers their names.
    List<MemberName> forget(Instant now, Duration memory, MemberName self) {
        if (gone == 0) {
            return List.of();
        }
        List<MemberName> forgotten = new ArrayList<>();
        for (Member member : byName.values()) {
            if (!member.name().equals(self) && isGoneFor(member, now, memory)) {
                forgotten.add(member.name());
                removeCandidate(member);
            }
        }
        if (!forgotten.isEmpty()) {
            forgotten.forEach(byName::remove);
            order.retain(
                    member -> !isGoneFor(member, now, memory) || member.name().equals(self));
            gone -= forgotten.size();
        }
        return forgotten;
    }

    /// Up to `count` members at random, each at most once, of those that `wanted` accepts.
    ///
    /// A partial shuffle: costs O(count) as long as most candidates are wanted.
    List<Member> choose(int count, Predicate<Member> wanted) {
        List<Member> chosen = new ArrayList<>(count);
        for (int i = 0; i < candidates.size() && chosen.size() < count; i++) {
            swap(i, i + random.nextInt(candidates.size() - i));
            Member member = candidates.get(i);
            if (wanted.test(member)) {
                chosen.add(member);
            }
        }
        return chosen;
    }

    /// Up to `count` members other than `self` that gossip goes to: the dead get it for a while, so that they can
    /// refute.
    List<Member> chooseForGossip(int count, Instant now, Duration gossipToTheDead, MemberName self) {
        List<Member> tooLongDead = new ArrayList<>();
        List<Member> chosen = choose(count, member -> {
            if (isGoneFor(member, now, gossipToTheDead)) {
                tooLongDead.add(member);
                return false;
            }
            return !member.name().equals(self);
        });
        tooLongDead.forEach(this::removeCandidate);
        return chosen;
    }

    private static boolean isGoneFor(Member member, Instant now, Duration longer) {
        return member.standing() instanceof Standing.Gone gone
                && Duration.between(gone.since(), now).compareTo(longer) > 0;
    }

    private void addCandidate(Member member) {
        member.moveTo(candidates.size());
        candidates.add(member);
    }

    private void removeCandidate(Member member) {
        if (member.place() < 0) {
            return;
        }
        swap(member.place(), candidates.size() - 1);
        candidates.removeLast();
        member.moveTo(-1);
    }

    private void swap(int a, int b) {
        if (a == b) {
            return;
        }
        Member first = candidates.get(a);
        Member second = candidates.get(b);
        candidates.set(a, second);
        candidates.set(b, first);
        second.moveTo(a);
        first.moveTo(b);
    }
}
