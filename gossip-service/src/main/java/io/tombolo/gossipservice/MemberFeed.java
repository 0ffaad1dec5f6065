package io.tombolo.gossipservice;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.members.UserEvent;
import io.tombolo.core.gossip.serf.SerfEvent;
import io.tombolo.core.gossip.serf.SerfMember;
import io.tombolo.core.terms.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The members as others see them: an image of the whole, and every change of it.
///
/// Listeners are called under the lock, in the order of the changes, and must not block; a new one is told the
/// present members first, and misses nothing.
final class MemberFeed {

    private final TreeMap<String, Member> members = new TreeMap<>();
    private final Set<Consumer<MemberChange>> watchers = new LinkedHashSet<>();
    private final Set<Consumer<UserEvent>> listeners = new LinkedHashSet<>();

    synchronized List<Member> view() {
        return List.copyOf(members.values());
    }

    synchronized Subscription watch(Consumer<MemberChange> watcher) {
        new ArrayList<>(members.values())
                .forEach(member -> watcher.accept(new MemberChange(MemberChange.Kind.JOINED, member)));
        watchers.add(watcher);
        return () -> stop(watcher);
    }

    private synchronized void stop(Consumer<MemberChange> watcher) {
        watchers.remove(watcher);
    }

    synchronized Subscription listen(Consumer<UserEvent> listener) {
        listeners.add(listener);
        return () -> silence(listener);
    }

    private synchronized void silence(Consumer<UserEvent> listener) {
        listeners.remove(listener);
    }

    synchronized void heard(UserEvent event) {
        List.copyOf(listeners).forEach(listener -> listener.accept(event));
    }

    synchronized void changed(SerfEvent.Change change, SerfMember serfMember) {
        Member member = member(change, serfMember);
        if (change == SerfEvent.Change.REAPED) {
            members.remove(member.name());
        } else {
            members.put(member.name(), member);
        }
        MemberChange told = new MemberChange(kind(change), member);
        List.copyOf(watchers).forEach(watcher -> watcher.accept(told));
    }

    private static MemberChange.Kind kind(SerfEvent.Change change) {
        return switch (change) {
            case JOINED -> MemberChange.Kind.JOINED;
            case LEFT -> MemberChange.Kind.LEFT;
            case FAILED -> MemberChange.Kind.FAILED;
            case UPDATED -> MemberChange.Kind.UPDATED;
            case REAPED -> MemberChange.Kind.FORGOTTEN;
        };
    }

    private static Member member(SerfEvent.Change change, SerfMember member) {
        var versions = member.versions();
        return new Member(
                member.name().name(),
                new Endpoint(member.address().host(), member.address().port()),
                status(change, member),
                member.tags().values(),
                new Member.ProtocolVersions(
                        versions.minimum(),
                        versions.maximum(),
                        versions.spoken(),
                        versions.delegateMinimum(),
                        versions.delegateMaximum(),
                        versions.delegateSpoken()));
    }

    private static Member.Status status(SerfEvent.Change change, SerfMember member) {
        return switch (change) {
            case JOINED, UPDATED -> Member.Status.ALIVE;
            case LEFT -> Member.Status.LEFT;
            case FAILED -> Member.Status.FAILED;
            case REAPED ->
                switch (member.status()) {
                    case FAILED -> Member.Status.FAILED;
                    case NONE, ALIVE, LEAVING, LEFT -> Member.Status.LEFT;
                };
        };
    }
}
