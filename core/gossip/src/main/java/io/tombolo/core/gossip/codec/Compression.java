package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// The compress message: a type byte and a record around LZW data. One thread owns it. Source: gossip sheet 5.2.
final class Compression {

    private static final Fields COMPRESS = Fields.declared("Algo", "Buf");
    private static final byte[] ALGO = Fields.key("Algo");
    private static final byte[] BUF = Fields.key("Buf");

    /// The only algorithm there is.
    private static final int LZW = 0;

    /// Bytes of type, map, both keys, algorithm and the longest header of the data: 1 + 1 + 5 + 1 + 4 + 5.
    private static final int OVERHEAD = 17;

    private final LzwEncoder encoder = new LzwEncoder();
    private final LzwDecoder decoder = new LzwDecoder();

    /// The compress message around a message; may be longer than it.
    Bytes compress(Bytes message) {
        Bytes data = encoder.compress(message);
        var out = new MsgpackWriter(data.length() + OVERHEAD);
        Writing.type(out, MessageType.COMPRESS);
        out.writeMapHeader(2);
        out.writeEncoded(ALGO);
        out.writeUnsigned(LZW);
        out.writeEncoded(BUF);
        out.writeBytes(data);
        return out.written();
    }

    /// The message inside the record of a compress message, of `limit` bytes at most.
    Bytes inflate(Bytes record, int limit) throws Refusal {
        return decoder.inflateOrRefuse(Reading.of(record, Compression::readData), limit);
    }

    private static Bytes readData(MsgpackReader in) throws MalformedMsgpack {
        int algorithm = LZW;
        Bytes data = Bytes.EMPTY;
        RecordReader record = RecordReader.open(in, COMPRESS);
        while (record.next()) {
            switch (record.field()) {
                case "Algo" -> algorithm = record.uint8();
                case "Buf" -> data = record.view();
                default -> throw record.unhandled();
            }
        }
        if (algorithm != LZW) {
            throw in.refuse();
        }
        return data;
    }
}
