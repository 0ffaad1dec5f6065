package io.tombolo.server;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// How many members each pool has in which state. Up as long as this node is in its pools.
final class GossipHealth implements HealthIndicator {

    private final Members members;

    GossipHealth(Members members) {
        this.members = members;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (Pool pool : Pool.values()) {
            List<Member> view = members.view(pool);
            if (!view.isEmpty()) {
                String name = pool.name().toLowerCase(Locale.ROOT);
                for (Member.Status status : Member.Status.values()) {
                    health.withDetail(name + "_" + status.word(), count(view, status));
                }
            }
        }
        return health.build();
    }

    private static long count(List<Member> view, Member.Status status) {
        return view.stream().filter(member -> member.status() == status).count();
    }
}
