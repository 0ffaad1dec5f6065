package io.tombolo.gossipservice;

import io.tombolo.contract.members.Members;
import io.tombolo.testing.kit.members.MembersContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/// The contract in one process.
class GossipMembersTest extends MembersContract {

    private final TwoPools pools;

    GossipMembersTest() throws IOException {
        pools = new TwoPools();
    }

    @AfterEach
    void close() {
        pools.close();
    }

    @Override
    protected Members subject() {
        return TwoPools.members(pools.subject);
    }

    @Override
    protected Members neighbour() {
        return TwoPools.members(pools.neighbour);
    }

    @Override
    protected String neighbourAddress() {
        return pools.neighbourAddress();
    }
}
