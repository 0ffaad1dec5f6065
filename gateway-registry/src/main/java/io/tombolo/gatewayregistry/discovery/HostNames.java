package io.tombolo.gatewayregistry.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Looks host names up.
@FunctionalInterface
public interface HostNames {

    /// All addresses of a host, IPv4 and IPv6; waits for the answer.
    ///
    /// @throws IOException if there is none; the message names the host
    Addresses look(String host) throws IOException, InterruptedException;

    /// What was answered.
    ///
    /// @param all      at least one
    /// @param validFor the shortest TTL among them; empty if the source knows none, such as a hosts file
    record Addresses(List<InetAddress> all, Optional<Duration> validFor) {

        public Addresses {
            all = List.copyOf(all);
        }
    }

    /// As the operating system looks them up, which does not tell how long an answer holds.
    static HostNames ofSystem() {
        return host -> new Addresses(List.of(InetAddress.getAllByName(host)), Optional.empty());
    }
}
