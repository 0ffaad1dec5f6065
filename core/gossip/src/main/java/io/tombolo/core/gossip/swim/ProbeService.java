package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.IndirectPing;
import io.tombolo.core.gossip.message.Nack;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.gossip.message.Source;
import io.tombolo.core.wire.Bytes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The other side of probing: answers pings, and pings on behalf of others. Goes on while the node leaves.
///
///     asker ──indirect ping──▶ here ──ping──▶ target
///           ◀──ack, or nack──       ◀──ack──
///
/// Source: gossip sheet 9.
final class ProbeService {

    /// Pings on behalf of others that may be under way at once.
    ///
    /// With a probe timeout of 500 ms this is 8,000 a second, where a pool of 10,000 of which every tenth is dead
    /// asks a member for about 0.3 a second. What goes beyond is dropped, and the asker counts a missing nack.
    static final int RELAY_LIMIT = 4_000;

    private final Local local;
    private final Dissemination dissemination;
    private final Cargo cargo;
    private final Map<SequenceNumber, Errand> errands = new HashMap<>();

    ProbeService(Local local, Dissemination dissemination, Cargo cargo) {
        this.local = local;
        this.dissemination = dissemination;
        this.cargo = cargo;
    }

    void pinged(Address from, Ping ping) {
        if (isMeant(ping)) {
            Peer asker = answerTo(ping.source(), from);
            dissemination.sendWithRumours(asker, new Ack(ping.sequence(), cargo.ackPayload()));
        }
    }

    void pingedOverStream(StreamId stream, Ping ping) {
        local.put(
                isMeant(ping)
                        ? new SwimOutput.AnswerStream(stream, new Ack(ping.sequence(), Bytes.EMPTY))
                        : new SwimOutput.CloseStream(stream));
    }

    void askedToPing(Instant now, Address from, IndirectPing request) {
        if (errands.size() >= RELAY_LIMIT) {
            return;
        }
        SequenceNumber sequence = local.nextSequence();
        Peer asker = answerTo(request.source(), from);
        errands.put(sequence, new Errand(asker, request.sequence(), request.nackWanted()));
        Address target = request.target().port() == 0
                ? request.target().withPort(local.self().address().port())
                : request.target();
        dissemination.sendWithRumours(
                new Peer(request.node(), target), new Ping(sequence, request.node(), local.source()));
        local.put(new SwimOutput.WakeAt(
                new SwimTimer.RelayTimeout(sequence), now.plus(local.settings().probeTimeout())));
    }

    void acked(Ack ack) {
        Errand errand = errands.remove(ack.sequence());
        if (errand != null) {
            dissemination.sendWithRumours(errand.asker, new Ack(errand.sequence, Bytes.EMPTY));
        }
    }

    void timeout(SequenceNumber sequence) {
        Errand errand = errands.remove(sequence);
        if (errand != null && errand.nackWanted) {
            dissemination.sendWithRumours(errand.asker, new Nack(errand.sequence));
        }
    }

    /// A ping for somebody else means that the sender has the address of a former node in mind.
    private boolean isMeant(Ping ping) {
        return ping.node().isNobody() || local.isSelf(ping.node());
    }

    private static Peer answerTo(Source source, Address from) {
        boolean given = !source.address().ip().isEmpty() && source.address().port() != 0;
        return new Peer(source.node(), given ? source.address() : from);
    }

    /// @param asker    who wants to know
    /// @param sequence by which number
    private record Errand(Peer asker, SequenceNumber sequence, boolean nackWanted) {}
}
