package io.tombolo.contract.members.grpc;

import io.tombolo.contract.members.MemberChange;

/// A [MemberChange] on its way.
record ChangeMessage(String kind, MemberMessage member) {

    static ChangeMessage of(MemberChange change) {
        return new ChangeMessage(change.kind().name(), MemberMessage.of(change.member()));
    }

    MemberChange change() {
        return new MemberChange(MemberChange.Kind.valueOf(kind), member.member());
    }
}
