package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Coordinate;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// A coordinate as the payload of an ack: a version byte and a record. Source: gossip sheet 18.1.
public final class CoordinatePayload {

    private static final int VERSION = 1;

    private static final Fields COORDINATE = Fields.declared("Vec", "Error", "Adjustment", "Height");
    private static final byte[] ADJUSTMENT = Fields.key("Adjustment");
    private static final byte[] ERROR = Fields.key("Error");
    private static final byte[] HEIGHT = Fields.key("Height");
    private static final byte[] VEC = Fields.key("Vec");

    private CoordinatePayload() {}

    /// Reads a payload. None at all is a [Flaw#EMPTY] that is no fault: the peer does without coordinates.
    public static Decoded<Coordinate> decode(Bytes payload) {
        return Reading.decode(() -> {
            if (payload.isEmpty()) {
                throw new Refusal(Flaw.EMPTY, "ack has no coordinate");
            }
            if (payload.at(0) != VERSION) {
                throw new Refusal(Flaw.UNKNOWN_VERSION, "coordinate has an unknown version");
            }
            return Reading.of(payload.from(1), CoordinatePayload::read);
        });
    }

    private static Coordinate read(MsgpackReader in) throws MalformedMsgpack {
        double[] vector = {};
        double error = 0;
        double adjustment = 0;
        double height = 0;
        RecordReader record = RecordReader.open(in, COORDINATE);
        while (record.next()) {
            switch (record.field()) {
                case "Vec" -> vector = readVector(in);
                case "Error" -> error = in.readDouble();
                case "Adjustment" -> adjustment = in.readDouble();
                case "Height" -> height = in.readDouble();
                default -> throw record.unhandled();
            }
        }
        return new Coordinate(vector, height, adjustment, error);
    }

    private static double[] readVector(MsgpackReader in) throws MalformedMsgpack {
        int count = in.readArrayHeader();
        if (count > Coordinate.DIMENSION_LIMIT) {
            throw in.refuse();
        }
        double[] vector = new double[count];
        for (int i = 0; i < count; i++) {
            vector[i] = in.readDouble();
        }
        return vector;
    }

    /// Writes a payload.
    public static Bytes encode(Coordinate coordinate) {
        // 1 + 1 + 11 + 6 + 7 + 4 of version, map and keys, 3 × 9 of numbers, 1 + 8 × 9 of the vector: 130 bytes.
        var out = new MsgpackWriter(130);
        Writing.type(out, VERSION);
        out.writeMapHeader(4);
        out.writeEncoded(ADJUSTMENT);
        out.writeDouble(coordinate.adjustment());
        out.writeEncoded(ERROR);
        out.writeDouble(coordinate.error());
        out.writeEncoded(HEIGHT);
        out.writeDouble(coordinate.height());
        out.writeEncoded(VEC);
        out.writeArrayHeader(coordinate.dimensions());
        for (int i = 0; i < coordinate.dimensions(); i++) {
            out.writeDouble(coordinate.axis(i));
        }
        return out.written();
    }
}
