/// Gossip on real sockets, beside the real thing.
///
///     kill one of ours, kill one of theirs, in turn ─▶ until all others know ─▶ medians and their ratio
@NullMarked
package io.tombolo.benchmarks.gossip;

import org.jspecify.annotations.NullMarked;
