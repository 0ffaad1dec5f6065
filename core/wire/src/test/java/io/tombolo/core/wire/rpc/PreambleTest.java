package io.tombolo.core.wire.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.rpc.Preamble.Policy;
import io.tombolo.core.wire.rpc.Preamble.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreambleTest {

    private static final Policy PLAIN = new Policy(false, false);
    private static final Policy TLS = new Policy(true, false);
    private static final Policy STRICT = new Policy(true, true);

    @ParameterizedTest
    @CsvSource({"0, RPC_SINGLE", "1, RAFT", "4, RPC_MULTI", "5, SNAPSHOT", "8, GRPC", "9, RAFT_FORWARDING"})
    void readsMarkersInThePlainAndInsideTls(int marker, PortProtocol protocol) {
        assertThat(Preamble.firstByte(marker, PLAIN)).isEqualTo(new Preamble.Speaks(protocol));
        assertThat(Preamble.firstByte(marker, TLS)).isEqualTo(new Preamble.Speaks(protocol));
        assertThat(Preamble.insideTls(marker)).isEqualTo(new Preamble.Speaks(protocol));
        assertThat(Preamble.firstByte(marker, STRICT)).isEqualTo(refused(Refusal.PLAINTEXT_REFUSED, marker));
    }

    @Test
    void startsTlsOnlyWithACertificate() {
        assertThat(Preamble.firstByte(3, STRICT)).isEqualTo(new Preamble.StartTls());
        assertThat(Preamble.firstByte(7, STRICT)).isEqualTo(new Preamble.StartTlsWithoutClientCertificate());
        assertThat(Preamble.firstByte(3, PLAIN)).isEqualTo(refused(Refusal.TLS_NOT_CONFIGURED, 3));
        assertThat(Preamble.firstByte(7, PLAIN)).isEqualTo(refused(Refusal.TLS_NOT_CONFIGURED, 7));
    }

    @Test
    void refusesTlsInsideOfTls() {
        assertThat(Preamble.insideTls(3)).isEqualTo(refused(Refusal.NESTED_TLS, 3));
        assertThat(Preamble.insideTls(7)).isEqualTo(refused(Refusal.NESTED_TLS, 7));
        assertThat(Preamble.insideTls(22)).isEqualTo(refused(Refusal.UNKNOWN_MARKER, 22));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void refusesWhatNobodySpeaks(int marker) {
        assertThat(Preamble.firstByte(marker, TLS)).isEqualTo(refused(Refusal.NOT_SERVED, marker));
        assertThat(Preamble.insideTls(marker)).isEqualTo(refused(Refusal.NOT_SERVED, marker));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 22, 80, 255})
    void takesAnyOtherByteForAHandshakeIfItHasACertificate(int first) {
        assertThat(Preamble.firstByte(first, STRICT)).isEqualTo(new Preamble.NativeTls());
        assertThat(Preamble.firstByte(first, PLAIN)).isEqualTo(refused(Refusal.UNKNOWN_MARKER, first));
    }

    @Test
    void readsEveryTokenInTheOrderOfPreference() {
        assertThat(PortProtocol.alpnTokens())
                .containsExactly(
                        "consul/rpc-single",
                        "consul/raft",
                        "consul/rpc-multi",
                        "consul/rpc-snapshot",
                        "consul/rpc-gossip",
                        "consul/rpc-grpc",
                        "consul/raft-forwarding",
                        "consul/wan-gossip/packet",
                        "consul/wan-gossip/stream",
                        "tombolo/voters");
        assertThat(Preamble.negotiated("consul/rpc-multi")).isEqualTo(new Preamble.Speaks(PortProtocol.RPC_MULTI));
        assertThat(Preamble.negotiated("consul/wan-gossip/packet"))
                .isEqualTo(new Preamble.Speaks(PortProtocol.WAN_GOSSIP_PACKET));
        assertThat(Preamble.negotiated("consul/wan-gossip/stream"))
                .isEqualTo(new Preamble.Speaks(PortProtocol.WAN_GOSSIP_STREAM));
        assertThat(Preamble.negotiated("consul/rpc-gossip"))
                .isEqualTo(new Preamble.Refused(Refusal.NOT_SERVED, "consul/rpc-gossip"));
    }

    /// To a server with a certificate the marker is a handshake that fails, and so it is to real servers.
    @Test
    void votersOfOursBeginWithAByteThatRealServersRefuse() {
        assertThat(Preamble.firstByte(0xA5, PLAIN)).isEqualTo(new Preamble.Speaks(PortProtocol.VOTERS));
        assertThat(Preamble.firstByte(0xA5, STRICT)).isEqualTo(new Preamble.NativeTls());
        assertThat(Preamble.negotiated("tombolo/voters")).isEqualTo(new Preamble.Speaks(PortProtocol.VOTERS));
    }

    @Test
    void refusesHandshakesThatNameNoProtocol() {
        assertThat(Preamble.negotiated("")).isEqualTo(new Preamble.Refused(Refusal.NO_ALPN, ""));
        assertThat(Preamble.negotiated("h2")).isEqualTo(new Preamble.Refused(Refusal.UNKNOWN_ALPN, "h2"));
    }

    private static Preamble refused(Refusal refusal, int marker) {
        return new Preamble.Refused(refusal, Integer.toString(marker));
    }
}
