package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.CoordinatePayload;
import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.codec.Flaw;
import io.tombolo.core.gossip.message.Coordinate;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the own node and the others stand: told with every ack, learnt from every ack. Source: gossip sheet 18.
final class Coordinates {

    private final SerfLocal local;
    private final Vivaldi vivaldi;
    private final Map<MemberName, Coordinate> others = new HashMap<>();
    private Bytes payload;

    Coordinates(SerfLocal local) {
        this.local = local;
        this.vivaldi = new Vivaldi(local.random());
        this.payload = CoordinatePayload.encode(vivaldi.self());
    }

    /// What goes into acks.
    Bytes payload() {
        return local.settings().coordinates() ? payload : Bytes.EMPTY;
    }

    Coordinate self() {
        return vivaldi.self();
    }

    Optional<Coordinate> of(MemberName member) {
        return Optional.ofNullable(others.get(member));
    }

    void acked(MemberName member, Duration roundTrip, Bytes told) {
        if (!local.settings().coordinates()) {
            return;
        }
        switch (CoordinatePayload.decode(told)) {
            case Decoded.Value<Coordinate> read -> observe(member, read.value(), roundTrip);
            case Decoded.Refused<Coordinate> refused -> {
                if (refused.malformed().flaw() != Flaw.EMPTY
                        && refused.malformed().flaw() != Flaw.UNKNOWN_VERSION) {
                    local.announce(new SerfEvent.CoordinateRefused(
                            member, refused.malformed().detail()));
                }
            }
        }
    }

    void forget(MemberName member) {
        vivaldi.forget(member);
        others.remove(member);
    }

    private void observe(MemberName member, Coordinate coordinate, Duration roundTrip) {
        vivaldi.observe(member, coordinate, roundTrip)
                .ifPresentOrElse(reason -> local.announce(new SerfEvent.CoordinateRefused(member, reason)), () -> {
                    others.put(member, coordinate);
                    payload = CoordinatePayload.encode(vivaldi.self());
                });
    }
}
