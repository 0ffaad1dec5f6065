package io.tombolo.contract.members.grpc;

import io.tombolo.contract.members.Member;
import io.tombolo.core.terms.Endpoint;
import java.util.Map;

/// A [Member] on its way.
record MemberMessage(
        String name,
        String host,
        int port,
        String status,
        Map<String, String> tags,
        int memberlistMin,
        int memberlistMax,
        int memberlistSpoken,
        int serfMin,
        int serfMax,
        int serfSpoken) {

    static MemberMessage of(Member member) {
        var versions = member.versions();
        return new MemberMessage(
                member.name(),
                member.address().host(),
                member.address().port(),
                member.status().name(),
                member.tags(),
                versions.memberlistMin(),
                versions.memberlistMax(),
                versions.memberlistSpoken(),
                versions.serfMin(),
                versions.serfMax(),
                versions.serfSpoken());
    }

    Member member() {
        return new Member(
                name,
                new Endpoint(host, port),
                Member.Status.valueOf(status),
                tags,
                new Member.ProtocolVersions(
                        memberlistMin, memberlistMax, memberlistSpoken, serfMin, serfMax, serfSpoken));
    }
}
