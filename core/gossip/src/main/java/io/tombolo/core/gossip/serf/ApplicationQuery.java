package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.wire.Bytes;

/// Hands the answers to a question of the application to it.
final class ApplicationQuery implements OpenQuery {

    private final SerfLocal local;
    private final AskTicket ticket;

    ApplicationQuery(SerfLocal local, AskTicket ticket) {
        this.local = local;
        this.ticket = ticket;
    }

    @Override
    public void acked(MemberName from) {
        local.announce(new SerfEvent.QueryAcked(ticket, from));
    }

    @Override
    public void answered(MemberName from, Bytes payload) {
        local.announce(new SerfEvent.QueryAnswered(ticket, from, payload));
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public void closed(int acks, int answers) {
        local.announce(new SerfEvent.QueryClosed(ticket, acks, answers));
    }
}
