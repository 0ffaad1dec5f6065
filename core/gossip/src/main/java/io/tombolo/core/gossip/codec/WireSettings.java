package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;

/// How a pool dresses its packets and streams. Source: gossip sheet 5 and 8.
///
/// @param label             bytes that every packet and stream of the pool begins with; none in Consul and the serf
/// agent
/// @param compression       whether we compress; what is compressed is always understood
/// @param encryptionVersion how payloads are padded when the keyring has keys
/// @param verifyIncoming    whether, with keys, plain traffic is refused
/// @param verifyOutgoing    whether, with keys, we encrypt
/// @param packetBudget      bytes of a packet before checksum, as the reference counts: `UDPBufferSize`
public record WireSettings(
        Bytes label,
        boolean compression,
        EncryptionVersion encryptionVersion,
        boolean verifyIncoming,
        boolean verifyOutgoing,
        int packetBudget) {

    /// Bytes of a packet that pass every path: an Ethernet frame of 1500, less 40 of IPv6, 8 of UDP and some
    /// tunnels.
    public static final int PACKET_BUDGET = 1400;

    /// What memberlist, serf and Consul use unless told otherwise.
    public static final WireSettings DEFAULT =
            new WireSettings(Bytes.EMPTY, true, EncryptionVersion.UNPADDED, true, true, PACKET_BUDGET);

    /// @throws IllegalArgumentException if the label is longer than 255 bytes, or the budget is no size of a packet
    public WireSettings {
        if (label.length() > Label.LIMIT) {
            throw new IllegalArgumentException(
                    "label must have at most %d bytes. received: %d".formatted(Label.LIMIT, label.length()));
        }
        if (packetBudget < 512 || packetBudget > Limits.PACKET) {
            throw new IllegalArgumentException(
                    "packet budget must be from 512 to %d. received: %d".formatted(Limits.PACKET, packetBudget));
        }
    }
}
