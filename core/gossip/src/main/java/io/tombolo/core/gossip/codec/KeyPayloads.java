package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.KeyRequest;
import io.tombolo.core.gossip.message.KeyResponse;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.ArrayList;
import java.util.List;

/// The payloads of key queries and of their answers. Source: gossip sheet 17.3.
public final class KeyPayloads {

    private static final Fields REQUEST = Fields.declared("Key");
    private static final Fields RESPONSE = Fields.declared("Result", "Message", "Keys", "PrimaryKey");

    private static final byte[] KEY = Fields.key("Key");
    private static final byte[] KEYS = Fields.key("Keys");
    private static final byte[] MESSAGE = Fields.key("Message");
    private static final byte[] PRIMARY_KEY = Fields.key("PrimaryKey");
    private static final byte[] RESULT = Fields.key("Result");

    private KeyPayloads() {}

    /// Reads the payload of a key query.
    public static Decoded<KeyRequest> decodeRequest(Bytes payload) {
        return Reading.decode(() ->
                new KeyRequest(Reading.of(Reading.afterType(payload, SerfType.KEY_REQUEST), KeyPayloads::readKey)));
    }

    /// Reads the payload of an answer to a key query.
    public static Decoded<KeyResponse> decodeResponse(Bytes payload) {
        return Reading.decode(
                () -> Reading.of(Reading.afterType(payload, SerfType.KEY_RESPONSE), KeyPayloads::readResponse));
    }

    private static Bytes readKey(MsgpackReader in) throws MalformedMsgpack {
        Bytes key = Bytes.EMPTY;
        RecordReader record = RecordReader.open(in, REQUEST);
        while (record.next()) {
            key = record.copy();
        }
        return key;
    }

    private static KeyResponse readResponse(MsgpackReader in) throws MalformedMsgpack {
        boolean success = false;
        String message = "";
        List<String> keys = List.of();
        String primaryKey = "";
        RecordReader record = RecordReader.open(in, RESPONSE);
        while (record.next()) {
            switch (record.field()) {
                case "Result" -> success = record.bool();
                case "Message" -> message = record.text(Limits.TEXT);
                case "Keys" -> keys = readKeys(in);
                case "PrimaryKey" -> primaryKey = record.text(Limits.TEXT);
                default -> throw record.unhandled();
            }
        }
        return new KeyResponse(success, message, keys, primaryKey);
    }

    private static List<String> readKeys(MsgpackReader in) throws MalformedMsgpack {
        int count = in.readArrayHeader();
        List<String> keys = new ArrayList<>(MsgpackReader.roomFor(count));
        for (int i = 0; i < count; i++) {
            keys.add(RecordReader.readText(in, Limits.TEXT));
        }
        return keys;
    }

    /// Writes the payload of a key query; without a key an empty byte string, not nil.
    public static Bytes encode(KeyRequest request) {
        var out = new MsgpackWriter(64);
        Writing.type(out, SerfType.KEY_REQUEST);
        out.writeMapHeader(1);
        out.writeEncoded(KEY);
        out.writeBytes(request.key());
        return out.written();
    }

    /// Writes the payload of an answer to a key query.
    public static Bytes encode(KeyResponse response) {
        var out = new MsgpackWriter();
        Writing.type(out, SerfType.KEY_RESPONSE);
        out.writeMapHeader(4);
        out.writeEncoded(KEYS);
        if (response.keys().isEmpty()) {
            out.writeNil();
        } else {
            out.writeArrayHeader(response.keys().size());
            response.keys().forEach(key -> Text.write(out, key));
        }
        out.writeEncoded(MESSAGE);
        Text.write(out, response.message());
        out.writeEncoded(PRIMARY_KEY);
        Text.write(out, response.primaryKey());
        out.writeEncoded(RESULT);
        out.writeBoolean(response.success());
        return out.written();
    }
}
