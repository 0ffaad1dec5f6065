package io.tombolo.gossipservice;

import io.tombolo.core.gossip.serf.ReapTimeouts;
import io.tombolo.core.gossip.serf.SerfMember;
import java.time.Duration;

/// Lets a member say itself, by the tag `rc_tm`, how long it is remembered. Source: gossip sheet 22.2.
final class AdvertisedReapTimeouts implements ReapTimeouts {

    @Override
    public Duration of(SerfMember member, Duration configured) {
        return member.tags().value("rc_tm").flatMap(GoText::parse).orElse(configured);
    }
}
