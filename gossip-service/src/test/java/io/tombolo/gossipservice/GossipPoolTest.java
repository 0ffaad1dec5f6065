package io.tombolo.gossipservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a pool does beyond the contract.
class GossipPoolTest {

    private final TwoPools pools;

    GossipPoolTest() throws IOException {
        pools = new TwoPools();
    }

    @AfterEach
    void close() {
        pools.close();
    }

    @Test
    void anAddressThatIsTakenIsNamed() {
        int taken = pools.neighbour.address().getPort();

        assertThatThrownBy(() -> pools.start("c", taken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen on UDP 127.0.0.1:" + taken);
    }

    @Test
    void aClosedPoolRefusesCommands() {
        pools.subject.close();

        assertThatThrownBy(() -> pools.subject.leave().join())
                .hasCauseInstanceOf(PoolUnavailableException.class)
                .hasMessageContaining("the LAN pool of subject");
    }

    @Test
    void whatStrangersSendIsCountedAndNothingElse() throws Exception {
        try (var socket = new DatagramSocket()) {
            byte[] junk = {(byte) 0xf0, 1, 2, 3};
            socket.send(new DatagramPacket(junk, junk.length, pools.neighbour.address()));
        }

        var report = TwoPools.members(pools.subject)
                .join(Pool.LAN, List.of(pools.neighbourAddress()))
                .join();

        assertThat(report.reached()).isEqualTo(1);
        assertThat(pools.meters.find("memberlist.malformed").counters())
                .anySatisfy(counter -> assertThat(counter.count()).isPositive());
    }
}
