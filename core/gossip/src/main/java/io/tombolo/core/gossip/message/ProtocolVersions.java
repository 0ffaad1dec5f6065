package io.tombolo.core.gossip.message;

/// Which versions of memberlist and of serf a member understands and speaks: the six numbers of `Vsn`.
///
/// Source: gossip sheet 1.
///
/// @param minimum lowest memberlist version understood; each number from 0 to 255
/// @param maximum highest memberlist version understood: what decides about nacks, TCP pings and checksums
/// @param spoken memberlist version spoken
/// @param delegateMinimum lowest serf version understood
/// @param delegateMaximum highest serf version understood
/// @param delegateSpoken serf version spoken
public record ProtocolVersions(
        int minimum, int maximum, int spoken, int delegateMinimum, int delegateMaximum, int delegateSpoken) {

    /// A member that sent no vector, or a cut one. Counts as speaking version 0.
    public static final ProtocolVersions NONE = new ProtocolVersions(0, 0, 0, 0, 0, 0);

    /// What servers of Consul, and we, advertise: `01 05 02 02 05 04`.
    public static final ProtocolVersions CONSUL = new ProtocolVersions(1, 5, 2, 2, 5, 4);

    /// What the `serf` agent advertises: `01 05 02 02 05 05`.
    public static final ProtocolVersions SERF_AGENT = new ProtocolVersions(1, 5, 2, 2, 5, 5);

    private static final int TCP_PING_SINCE = 3;
    private static final int NACK_SINCE = 4;
    private static final int CHECKSUM_SINCE = 5;

    /// @throws IllegalArgumentException if a number does not fit one byte
    public ProtocolVersions {
        if (((minimum | maximum | spoken | delegateMinimum | delegateMaximum | delegateSpoken) & ~0xff) != 0) {
            throw new IllegalArgumentException("protocol versions must be from 0 to 255. received: %d %d %d %d %d %d"
                    .formatted(minimum, maximum, spoken, delegateMinimum, delegateMaximum, delegateSpoken));
        }
    }

    /// Whether the member answers pings over TCP.
    public boolean answersTcpPings() {
        return maximum >= TCP_PING_SINCE;
    }

    /// Whether the member sends nacks.
    public boolean sendsNacks() {
        return maximum >= NACK_SINCE;
    }

    /// Whether the member understands the checksum wrapper, and relayed query responses.
    public boolean understandsChecksums() {
        return maximum >= CHECKSUM_SINCE;
    }
}
