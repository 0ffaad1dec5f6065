package io.tombolo.core.sni.hello;

import io.tombolo.core.sni.hello.ClientHello.Malformed;
import io.tombolo.core.sni.hello.ClientHello.NeedMore;
import io.tombolo.core.sni.hello.ClientHello.NotTls;
import java.nio.ByteBuffer;

/// Finds the hello in the bytes of a connection so far.
///
/// Call it with everything since the first byte, again when there is more. Its answer depends on the bytes
/// alone, so feeding them one by one or all at once comes to the same. A call costs a glance at each record;
/// the hello itself is read once, when it is whole: in place if one record holds it, else from a copy. Never
/// throws.
public final class ClientHelloReader {

    /// Bytes of a hello.
    ///
    /// Consul's are under 1 KiB, browsers' with a post-quantum key share under 2 KiB; 16 KiB is the least that
    /// the WAN federation sheet (5.5) asks for, and this is twice that. What it costs: 1,000 connections that
    /// stop before the end hold at most 32 MiB.
    public static final int HELLO_LIMIT = 32 * 1024;

    /// Records of a hello. Two are seen in the wild, where a client splits its hello to hide it from filters.
    public static final int RECORD_LIMIT = 256;

    /// Bytes with which the answer is final at the latest: the hello, its 4 bytes of header, and the 5 bytes of
    /// header of each record. 32,768 + 4 + 256 x 5 = 34,052.
    public static final int PREFIX_LIMIT = HELLO_LIMIT + Layout.MESSAGE_HEADER + RECORD_LIMIT * Layout.RECORD_HEADER;

    /// Protocols of the ALPN extension that are kept. Consul offers one at a time.
    public static final int ALPN_LIMIT = 16;

    private ClientHelloReader() {}

    /// Reads what is between the buffer's position and its limit; leaves both as they are.
    public static ClientHello read(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return new NeedMore(1);
        }
        int first = Byte.toUnsignedInt(bytes.get(bytes.position()));
        if (first != Layout.RECORD_TYPE_HANDSHAKE) {
            return new NotTls(first);
        }
        return new RecordWalk(bytes.slice()).answer();
    }

    /// Goes from record to record until the hello is whole.
    private static final class RecordWalk {

        private final ByteBuffer bytes;
        private final byte[] header = new byte[Layout.MESSAGE_HEADER];
        private int records;
        private int collected;

        /// Bytes of the hello with its header; what the header takes, as long as the header is not complete.
        private int wanted = Layout.MESSAGE_HEADER;

        private boolean headerIsComplete;

        RecordWalk(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        ClientHello answer() {
            int at = 0;
            while (true) {
                if (records == RECORD_LIMIT) {
                    return new Malformed(HelloFault.TOO_MANY_RECORDS);
                }
                int present = bytes.limit() - at;
                if (present >= 1 && unsigned(at) != Layout.RECORD_TYPE_HANDSHAKE) {
                    return new Malformed(HelloFault.RECORD_INTERLEAVED);
                }
                if (present >= 2 && unsigned(at + 1) != Layout.RECORD_MAJOR_VERSION) {
                    return new Malformed(HelloFault.RECORD_VERSION);
                }
                if (present < Layout.RECORD_HEADER) {
                    return new NeedMore(at + Layout.RECORD_HEADER);
                }
                int length = Short.toUnsignedInt(bytes.getShort(at + 3));
                if (length == 0) {
                    return new Malformed(HelloFault.RECORD_EMPTY);
                }
                if (length > Layout.RECORD_BODY_LIMIT) {
                    return new Malformed(HelloFault.RECORD_TOO_LONG);
                }
                records++;
                int body = at + Layout.RECORD_HEADER;
                int available = Math.min(length, bytes.limit() - body);
                if (!collectHeader(body, available)) {
                    return new Malformed(HelloFault.NOT_A_CLIENT_HELLO);
                }
                if (wanted - Layout.MESSAGE_HEADER > HELLO_LIMIT) {
                    return new Malformed(HelloFault.HELLO_TOO_LONG);
                }
                if (headerIsComplete && collected + available >= wanted) {
                    return new BodyReader(whole(body)).read();
                }
                if (available < length) {
                    int missing = Math.min(wanted - collected, length);
                    return new NeedMore(body + missing);
                }
                collected += length;
                at = body + length;
            }
        }

        /// Takes bytes of the message's header, which may itself be spread over records; false if it is not a
        /// hello's.
        private boolean collectHeader(int body, int available) {
            for (int i = 0; i < available && collected + i < Layout.MESSAGE_HEADER; i++) {
                header[collected + i] = bytes.get(body + i);
                if (collected + i == 0 && header[0] != Layout.MESSAGE_TYPE_CLIENT_HELLO) {
                    return false;
                }
                if (collected + i == Layout.MESSAGE_HEADER - 1) {
                    wanted = Layout.MESSAGE_HEADER + (ByteBuffer.wrap(header).getInt() & 0xFFFFFF);
                    headerIsComplete = true;
                }
            }
            return true;
        }

        /// The body of the hello, which ends in the record whose body starts at `lastBody`.
        private ByteBuffer whole(int lastBody) {
            int length = wanted - Layout.MESSAGE_HEADER;
            if (collected == 0) {
                return bytes.slice(lastBody + Layout.MESSAGE_HEADER, length);
            }
            ByteBuffer copy = ByteBuffer.allocate(wanted);
            for (int at = 0; copy.hasRemaining(); ) {
                int recordLength = Short.toUnsignedInt(bytes.getShort(at + 3));
                int taken = Math.min(recordLength, copy.remaining());
                copy.put(bytes.slice(at + Layout.RECORD_HEADER, taken));
                at += Layout.RECORD_HEADER + recordLength;
            }
            return copy.slice(Layout.MESSAGE_HEADER, length);
        }

        private int unsigned(int at) {
            return Byte.toUnsignedInt(bytes.get(at));
        }
    }
}
