package io.tombolo.agent.probe;

import io.tombolo.core.registration.Finding;
import io.tombolo.core.registration.definition.Probe;
import io.tombolo.core.terms.Endpoint;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/// Whether an HTTP/2 server answers a ping. Source: RFC 9113, 3.4 and 6.7.
final class H2PingProbe {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int SETTINGS = 0x4;
    private static final int PING = 0x6;
    private static final int GO_AWAY = 0x7;
    private static final int ACK = 0x1;
    private static final int HEADER_LENGTH = 9;
    private static final byte[] PAYLOAD = {'t', 'o', 'm', 'b', 'o', 'l', 'o', '1'};

    /// The largest frame that may come before we allow larger ones.
    private static final int FRAME_LIMIT = 16_384;

    private final ProbeTls tls;
    private final InstantSource clock;

    H2PingProbe(ProbeTls tls, InstantSource clock) {
        this.tls = tls;
        this.clock = clock;
    }

    Finding examine(Probe.H2Ping probe, Duration timeout) {
        Instant end = clock.instant().plus(timeout);
        try (Socket socket =
                Dialled.open(Endpoint.parse(probe.address(), 0), probe.tls(), tls, List.of("h2"), timeout)) {
            OutputStream out = socket.getOutputStream();
            out.write(PREFACE);
            out.write(frame(SETTINGS, 0, new byte[0]));
            out.write(frame(PING, 0, PAYLOAD));
            out.flush();
            await(new DataInputStream(socket.getInputStream()), end);
            return Findings.passing("HTTP2 ping was successful");
        } catch (IOException | IllegalArgumentException failed) {
            return Findings.critical("HTTP2 ping of %s failed: %s".formatted(probe.address(), failed.getMessage()));
        }
    }

    /// Reads frames until the ping comes back. A server that talks of other things only has until the end.
    private void await(DataInputStream in, Instant end) throws IOException {
        byte[] header = new byte[HEADER_LENGTH];
        while (clock.instant().isBefore(end)) {
            in.readFully(header);
            int length = ((header[0] & 0xFF) << 16) | ((header[1] & 0xFF) << 8) | (header[2] & 0xFF);
            if (length > FRAME_LIMIT) {
                throw new IOException("no HTTP/2, or a frame of %d bytes".formatted(length));
            }
            byte[] payload = in.readNBytes(length);
            if (payload.length < length || header[3] == GO_AWAY) {
                throw new EOFException("the server closed the connection");
            }
            if (header[3] == PING && (header[4] & ACK) != 0 && Arrays.equals(payload, PAYLOAD)) {
                return;
            }
        }
        throw new IOException("no answer in time");
    }

    private static byte[] frame(int type, int flags, byte[] payload) {
        return ByteBuffer.allocate(HEADER_LENGTH + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(0)
                .put(payload)
                .array();
    }
}
