package io.tombolo.contract.members.grpc;

import io.tombolo.contract.grpc.Outflow;
import io.tombolo.contract.members.MemberChange;
import java.util.List;
import java.util.TreeMap;

/// Turns a feed whose beginning is told change by change into one that begins with a whole.
final class Watch {

    private final Outflow<MembersMethods.Changes> outflow;
    private final TreeMap<String, ChangeMessage> present = new TreeMap<>();
    private boolean begun;

    Watch(Outflow<MembersMethods.Changes> outflow) {
        this.outflow = outflow;
    }

    synchronized void heard(MemberChange change) {
        if (begun) {
            outflow.offer(new MembersMethods.Changes(false, List.of(ChangeMessage.of(change))));
        } else if (change.kind() == MemberChange.Kind.FORGOTTEN) {
            present.remove(change.member().name());
        } else {
            present.put(change.member().name(), ChangeMessage.of(change));
        }
    }

    /// Everything that was there when the watch began has been told.
    synchronized void begin() {
        begun = true;
        outflow.offer(new MembersMethods.Changes(true, List.copyOf(present.values())));
        present.clear();
    }
}
