package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;

/// The label header: keeps clusters apart that can reach each other. Source: gossip sheet 5.4.
final class Label {

    /// Bytes of a label: its length is one byte.
    static final int LIMIT = 255;

    private final Bytes label;

    /// Type, length, label; nothing if there is no label.
    private final Bytes header;

    Label(Bytes label) {
        this.label = label;
        if (label.isEmpty()) {
            header = Bytes.EMPTY;
        } else {
            byte[] bytes = new byte[2 + label.length()];
            bytes[0] = (byte) MessageType.LABEL;
            bytes[1] = (byte) label.length();
            label.copyTo(bytes, 2);
            header = Bytes.wrap(bytes);
        }
    }

    /// What is authenticated with every encrypted payload.
    Bytes label() {
        return label;
    }

    /// What every packet, and every stream that we open, begins with.
    Bytes header() {
        return header;
    }

    /// The packet behind a header with this very label, or, if this is no label, behind none.
    Bytes strip(Bytes packet) throws Refusal {
        if (packet.isEmpty()) {
            throw new Refusal(Flaw.EMPTY, "packet is empty");
        }
        if ((packet.at(0) & 0xff) != MessageType.LABEL) {
            if (label.isEmpty()) {
                return packet;
            }
            throw new Refusal(Flaw.LABEL_FOREIGN, "packet has no label");
        }
        int length = packet.length() < 2 ? 0 : packet.at(1) & 0xff;
        if (length == 0 || packet.length() < 2 + length) {
            throw new Refusal(Flaw.LABEL_BROKEN, "label header is cut or empty");
        }
        if (!packet.slice(2, length).equals(label)) {
            throw new Refusal(Flaw.LABEL_FOREIGN, "packet has another label");
        }
        return packet.from(2 + length);
    }
}
