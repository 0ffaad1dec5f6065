package io.tombolo.httpapi.agent;

import io.tombolo.contract.members.Member;
import io.tombolo.core.catalog.store.Sorted;
import java.util.Map;

/// A member of a pool. Source: HTTP sheet 2.2, "Member".
record MemberView(
        String name,
        String addr,
        int port,
        Map<String, String> tags,
        int status,
        int protocolMin,
        int protocolMax,
        int protocolCur,
        int delegateMin,
        int delegateMax,
        int delegateCur) {

    private static final int ALIVE = 1;
    private static final int LEFT = 3;
    private static final int FAILED = 4;

    MemberView {
        tags = Sorted.copy(tags);
    }

    static MemberView of(Member member) {
        Member.ProtocolVersions versions = member.versions();
        return new MemberView(
                member.name(),
                member.address().host(),
                member.address().port(),
                member.tags(),
                switch (member.status()) {
                    case ALIVE -> ALIVE;
                    case LEFT -> LEFT;
                    case FAILED -> FAILED;
                },
                versions.memberlistMin(),
                versions.memberlistMax(),
                versions.memberlistSpoken(),
                versions.serfMin(),
                versions.serfMax(),
                versions.serfSpoken());
    }
}
