package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.NodeState;

/// What the own node knows of one member. Changed only through its [MemberTable].
///
/// Small on purpose: a pool of n members holds n of them on each of n nodes. The last accepted alive is kept
/// whole, so that it is sent on in the bytes in which it came.
final class Member {

    private Alive claim;
    private Incarnation incarnation;
    private Standing standing;
    private int place;

    Member(Alive claim, Standing standing) {
        this.claim = claim;
        this.incarnation = claim.incarnation();
        this.standing = standing;
    }

    MemberName name() {
        return claim.node();
    }

    Address address() {
        return claim.address();
    }

    /// The last alive that was accepted; its incarnation may have been passed by an accusation.
    Alive claim() {
        return claim;
    }

    Incarnation incarnation() {
        return incarnation;
    }

    Standing standing() {
        return standing;
    }

    MemberState state() {
        return standing.state();
    }

    boolean isAlive() {
        return standing.state() == MemberState.ALIVE;
    }

    boolean isGone() {
        return standing instanceof Standing.Gone;
    }

    Peer peer() {
        return new Peer(name(), address());
    }

    NodeState view() {
        return new NodeState(name(), address(), claim.meta(), incarnation, state(), claim.versions());
    }

    void accept(Alive newClaim, Standing newStanding) {
        claim = newClaim;
        incarnation = newClaim.incarnation();
        standing = newStanding;
    }

    void judge(Incarnation newIncarnation, Standing newStanding) {
        incarnation = newIncarnation;
        standing = newStanding;
    }

    /// Where it stands among the candidates of [MemberTable]; negative if it is none.
    int place() {
        return place;
    }

    void moveTo(int newPlace) {
        place = newPlace;
    }
}
