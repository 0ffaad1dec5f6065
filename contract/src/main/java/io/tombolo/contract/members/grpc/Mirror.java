package io.tombolo.contract.members.grpc;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;

/// What a listener has been told, so that after a break it is told the difference and not everything again.
///
/// Called by one thread at a time.
final class Mirror {

    private final Consumer<MemberChange> listener;
    private final Map<String, Member> told = new HashMap<>();

    Mirror(Consumer<MemberChange> listener) {
        this.listener = listener;
    }

    void heard(MembersMethods.Changes changes) {
        if (changes.present()) {
            compare(changes);
        } else {
            changes.changes().forEach(change -> tell(change.change()));
        }
    }

    private void compare(MembersMethods.Changes present) {
        var gone = new HashSet<>(told.keySet());
        for (ChangeMessage message : present.changes()) {
            Member member = message.member().member();
            gone.remove(member.name());
            Member before = told.get(member.name());
            if (before == null) {
                tell(new MemberChange(MemberChange.Kind.JOINED, member));
            } else if (!before.equals(member)) {
                tell(new MemberChange(difference(before, member), member));
            }
        }
        for (String name : gone) {
            Member member = told.get(name);
            if (member != null) {
                tell(new MemberChange(MemberChange.Kind.FORGOTTEN, member));
            }
        }
    }

    private static MemberChange.Kind difference(Member before, Member after) {
        if (before.status() == after.status()) {
            return MemberChange.Kind.UPDATED;
        }
        return switch (after.status()) {
            case ALIVE -> MemberChange.Kind.JOINED;
            case LEFT -> MemberChange.Kind.LEFT;
            case FAILED -> MemberChange.Kind.FAILED;
        };
    }

    private void tell(MemberChange change) {
        if (change.kind() == MemberChange.Kind.FORGOTTEN) {
            told.remove(change.member().name());
        } else {
            told.put(change.member().name(), change.member());
        }
        listener.accept(change);
    }
}
