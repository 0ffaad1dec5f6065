package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// What several records write alike.
final class Writing {

    private Writing() {}

    /// A type byte: below 128 it looks like the whole number that it is.
    static void type(MsgpackWriter out, int type) {
        out.writeUnsigned(type);
    }

    /// No bytes are nil, as the reference has it for payloads and meta that were never set.
    static void bytesOrNil(MsgpackWriter out, Bytes bytes) {
        if (bytes.isEmpty()) {
            out.writeNil();
        } else {
            out.writeBytes(bytes);
        }
    }
}
