package io.tombolo.agent.probe;

import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.registration.Finding;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/// Results of probes, in the words that operators know.
final class Findings {

    private Findings() {}

    static Finding passing(String output) {
        return new Finding(HealthStatus.PASSING, output);
    }

    static Finding critical(String output) {
        return new Finding(HealthStatus.CRITICAL, output);
    }

    /// Why there is no connection, as peers say it.
    static String dialFault(String network, String address, Throwable cause) {
        String why = switch (cause) {
            case ConnectException _ -> "connect: connection refused";
            case NoRouteToHostException _ -> "connect: no route to host";
            case SocketTimeoutException _ -> "i/o timeout";
            case UnknownHostException _ -> "lookup: no such host";
            default -> String.valueOf(cause.getMessage());
        };
        return "dial %s %s: %s".formatted(network, address, why);
    }
}
