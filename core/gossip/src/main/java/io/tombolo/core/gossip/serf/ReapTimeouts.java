package io.tombolo.core.gossip.serf;

import java.time.Duration;

/// How long a member that is gone is remembered.
///
/// Consul lets a client say so itself, by the tag `rc_tm`; see gossip sheet 22.2.
@FunctionalInterface
public interface ReapTimeouts {

    /// The time for this member.
    ///
    /// @param configured what the settings say for members that failed, or that left, as the member did
    Duration of(SerfMember member, Duration configured);

    /// What the settings say.
    static ReapTimeouts asConfigured() {
        return (member, configured) -> configured;
    }
}
