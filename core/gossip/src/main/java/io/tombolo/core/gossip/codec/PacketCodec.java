package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Packets of a pool to messages and back.
///
/// One thread owns a codec; several may share a keyring. Messages are encoded once, by [#encode], however often
/// they are then packed. Source: gossip sheet 3, 5 and 7.
public final class PacketCodec {

    /// Bytes that a message costs in a packet on top of its own length.
    public static final int PER_MESSAGE = Compound.PER_PART;

    private final WireSettings settings;
    private final Supplier<Keyring> keyring;
    private final Label label;
    private final PayloadCipher cipher;
    private final Compression compression = new Compression();
    private final MessageWriter writer = new MessageWriter();

    /// @param keyring the ring of the moment, asked for at every packet
    /// @param nonces  must not repeat 12 bytes under one key: a cryptographic generator, or, in simulations, a
    ///                seeded one
    public PacketCodec(WireSettings settings, Supplier<Keyring> keyring, RandomGenerator nonces) {
        this.settings = settings;
        this.keyring = keyring;
        label = new Label(settings.label());
        cipher = new PayloadCipher(nonces);
    }

    /// Reads a packet whose array nobody writes to again: payloads and bodies are views of it.
    public DecodedPacket decode(Bytes packet) {
        try {
            if (packet.length() > Limits.PACKET) {
                throw new Refusal(Flaw.TOO_LARGE, "packet is longer than a datagram can be");
            }
            return new Unpacking(compression).unpack(Checksum.strip(decrypt(label.strip(packet))));
        } catch (Refusal refusal) {
            return refusal.malformed();
        }
    }

    private Bytes decrypt(Bytes packet) throws Refusal {
        Keyring ring = keyring.get();
        if (ring.isEmpty()) {
            return packet;
        }
        Optional<Bytes> plain = cipher.open(ring, packet, Bytes.EMPTY, label.label());
        if (plain.isPresent()) {
            return plain.get();
        }
        if (settings.verifyIncoming()) {
            throw new Refusal(Flaw.UNDECRYPTABLE, "packet is opened by no key of the ring");
        }
        return packet;
    }

    /// One message with its type byte, as it stands in a packet or a compound.
    public Bytes encode(PacketMessage message) {
        return writer.packetForm(message);
    }

    /// Bytes of encoded messages that one packet holds: each costs its length and [#PER_MESSAGE].
    ///
    /// The packet budget, less the header of the compound, of the label, and of encryption. The checksum is not
    /// counted, as the reference does not count it.
    public int room() {
        int encryption = encryptingKey().isPresent() ? overheadOfEncryption() : 0;
        return settings.packetBudget() - Compound.HEADER - label.header().length() - encryption;
    }

    private int overheadOfEncryption() {
        return switch (settings.encryptionVersion()) {
            case PADDED -> PayloadCipher.PADDED_OVERHEAD;
            case UNPADDED -> PayloadCipher.OVERHEAD;
        };
    }

    private Optional<GossipKey> encryptingKey() {
        return settings.verifyOutgoing() ? keyring.get().primary() : Optional.empty();
    }

    /// Packs encoded messages: as few packets as a compound of 255 allows, mostly one. The caller minds [#room()].
    ///
    /// @param messages at least one, in the order in which they are to be read
    /// @param checksum whether the receiver is known to understand the checksum wrapper
    /// @throws IllegalArgumentException if there is no message, or one is longer than 65535 bytes
    public List<Bytes> pack(List<Bytes> messages, boolean checksum) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a packet needs a message");
        }
        if (messages.size() <= Compound.PARTS) {
            return List.of(packOne(messages, checksum));
        }
        List<Bytes> packets = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += Compound.PARTS) {
            int to = Math.min(messages.size(), from + Compound.PARTS);
            packets.add(packOne(messages.subList(from, to), checksum));
        }
        return List.copyOf(packets);
    }

    /// Packs one encoded message.
    public Bytes pack(Bytes message, boolean checksum) {
        return packOne(List.of(message), checksum);
    }

    private Bytes packOne(List<Bytes> messages, boolean checksum) {
        Bytes content = join(messages);
        if (settings.compression()) {
            Bytes compressed = compression.compress(content);
            content = compressed.length() < content.length() ? compressed : content;
        }
        if (checksum) {
            byte[] sum = new byte[Checksum.HEADER + content.length()];
            content.copyTo(sum, Checksum.HEADER);
            Checksum.write(sum, 0, sum.length);
            content = Bytes.wrap(sum);
        }
        return dress(content);
    }

    private static Bytes join(List<Bytes> messages) {
        if (messages.size() == 1) {
            return messages.getFirst();
        }
        byte[] compound = new byte[Compound.length(messages)];
        Compound.write(messages, compound, 0);
        return Bytes.wrap(compound);
    }

    private Bytes dress(Bytes content) {
        Bytes header = label.header();
        Optional<GossipKey> key = encryptingKey();
        if (key.isEmpty()) {
            return header.isEmpty() ? content : concatenate(header, content);
        }
        int sealed = PayloadCipher.sealedLength(settings.encryptionVersion(), content.length());
        byte[] packet = new byte[header.length() + sealed];
        header.copyTo(packet, 0);
        cipher.seal(
                key.get(), settings.encryptionVersion(), content, Bytes.EMPTY, label.label(), packet, header.length());
        return Bytes.wrap(packet);
    }

    private static Bytes concatenate(Bytes first, Bytes second) {
        byte[] both = new byte[first.length() + second.length()];
        first.copyTo(both, 0);
        second.copyTo(both, first.length());
        return Bytes.wrap(both);
    }
}
