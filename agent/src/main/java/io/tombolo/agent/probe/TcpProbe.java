package io.tombolo.agent.probe;

import io.tombolo.core.registration.Finding;
import io.tombolo.core.registration.definition.Probe;
import io.tombolo.core.terms.Endpoint;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/// Whether a TCP connection can be made.
final class TcpProbe {

    private final ProbeTls tls;

    TcpProbe(ProbeTls tls) {
        this.tls = tls;
    }

    Finding examine(Probe.Tcp probe, Duration timeout) {
        try (Socket _ = Dialled.open(Endpoint.parse(probe.address(), 0), probe.tls(), tls, List.of(), timeout)) {
            return Findings.passing("TCP connect %s: Success".formatted(probe.address()));
        } catch (IOException | IllegalArgumentException failed) {
            return Findings.critical(Findings.dialFault("tcp", probe.address(), failed));
        }
    }
}
