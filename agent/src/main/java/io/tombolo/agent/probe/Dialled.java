package io.tombolo.agent.probe;

import io.tombolo.core.registration.definition.Probe;
import io.tombolo.core.terms.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Opens the connection of a probe, with TLS if it asks for it.
final class Dialled {

    private Dialled() {}

    /// @param protocols offered by ALPN; empty to offer none
    /// @throws IOException if there is no connection, or its handshake fails
    static Socket open(
            Endpoint endpoint, Optional<Probe.TlsChoice> choice, ProbeTls tls, List<String> protocols, Duration timeout)
            throws IOException {
        int millis = Math.toIntExact(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), millis);
            plain.setSoTimeout(millis);
            return choice.isEmpty() ? plain : secured(plain, endpoint, choice.get(), tls, protocols);
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    private static Socket secured(
            Socket plain, Endpoint endpoint, Probe.TlsChoice choice, ProbeTls tls, List<String> protocols)
            throws IOException {
        String name = choice.serverName().isEmpty() ? endpoint.host() : choice.serverName();
        var socket = (SSLSocket) tls.context(choice.skipsVerification())
                .getSocketFactory()
                .createSocket(plain, name, endpoint.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        serverName(choice).ifPresent(asked -> parameters.setServerNames(List.of(asked)));
        if (!choice.skipsVerification()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (!protocols.isEmpty()) {
            parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /// The name that a check tells the other side, if it is one that can be told.
    static Optional<SNIServerName> serverName(Probe.TlsChoice choice) {
        try {
            return choice.serverName().isEmpty() ? Optional.empty() : Optional.of(new SNIHostName(choice.serverName()));
        } catch (IllegalArgumentException noHostName) {
            return Optional.empty();
        }
    }
}
