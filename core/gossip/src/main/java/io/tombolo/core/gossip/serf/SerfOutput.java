package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.message.SnapshotLine;
import io.tombolo.core.gossip.swim.SwimOutput;
import java.time.Instant;
import java.util.List;

/// What a [SerfMachine] can ask for; performed in order.
public sealed interface SerfOutput {

    /// What the membership inside asks for. Never [SwimOutput.Deliver] or [SwimOutput.DeliverState]: those end
    /// here.
    record Swim(SwimOutput output) implements SerfOutput {}

    /// Wake the machine at a time; replaces an earlier wish for an equal timer.
    record WakeAt(SerfTimer timer, Instant at) implements SerfOutput {}

    /// Something to be known.
    record Announce(SerfEvent event) implements SerfOutput {}

    /// Append a line to the snapshot. Lost lines cost little: flush at least every 500 ms.
    record Persist(SnapshotLine line) implements SerfOutput {}

    /// Write the snapshot anew with these lines alone, beside the old one, sync, and put it in its place.
    record RewriteSnapshot(List<SnapshotLine> lines) implements SerfOutput {

        public RewriteSnapshot {
            lines = List.copyOf(lines);
        }
    }

    /// From here on use this keyring, and write it to its file.
    record ReplaceKeyring(Keyring keyring) implements SerfOutput {}

    /// Stop this node: another one has its name by majority.
    record ShutDown(String reason) implements SerfOutput {}
}
