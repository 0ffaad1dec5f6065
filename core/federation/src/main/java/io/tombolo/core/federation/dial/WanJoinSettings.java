package io.tombolo.core.federation.dial;

import java.time.Duration;

/// How stubborn a secondary is in joining the WAN pool.
///
/// @param retryInterval `retry_interval_wan`; the longest pause between attempts
/// @param retryMax      `retry_max_wan`: after so many intervals without success the server gives up; 0 for
///                      never
public record WanJoinSettings(Duration retryInterval, int retryMax) {

    /// What Consul does unless told otherwise (WAN federation sheet 2.10).
    public static final WanJoinSettings DEFAULT = new WanJoinSettings(Duration.ofSeconds(30), 0);

    public WanJoinSettings {
        if (!retryInterval.isPositive() || retryMax < 0) {
            throw new IllegalArgumentException("retryInterval (%s) must be positive, retryMax (%d) not negative"
                    .formatted(retryInterval, retryMax));
        }
    }
}
