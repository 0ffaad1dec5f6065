package io.tombolo.agent.probe;

import io.tombolo.core.registration.Finding;
import io.tombolo.core.registration.definition.Probe;
import io.tombolo.core.terms.Endpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Whether a datagram is answered, or at least not sent back: silence passes, because UDP promises no answer.
final class UdpProbe {

    /// What is sent, as peers do.
    private static final byte[] QUESTION = "CheckUDP".getBytes(StandardCharsets.US_ASCII);

    private UdpProbe() {}

    static Finding examine(Probe.Udp probe, Duration timeout) {
        try (DatagramSocket socket = new DatagramSocket()) {
            Endpoint endpoint = Endpoint.parse(probe.address(), 0);
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()));
            socket.setSoTimeout(Math.toIntExact(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE)));
            socket.send(new DatagramPacket(QUESTION, QUESTION.length));
            socket.receive(new DatagramPacket(new byte[1], 1));
            return success(probe);
        } catch (SocketTimeoutException silence) {
            return success(probe);
        } catch (IOException | IllegalArgumentException failed) {
            return Findings.critical(Findings.dialFault("udp", probe.address(), failed));
        }
    }

    private static Finding success(Probe.Udp probe) {
        return Findings.passing("UDP connect %s: Success".formatted(probe.address()));
    }
}
