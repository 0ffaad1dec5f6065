/// When to try again, and how often at most.
///
///     BackOff: failures ─▶ wait        RateLimit: now ─▶ the earliest time for the next round
///
/// Source: the limiters of WAN federation sheet 2.4, 4.4 and 4.5.
@NullMarked
package io.tombolo.core.federation.pace;

import org.jspecify.annotations.NullMarked;
