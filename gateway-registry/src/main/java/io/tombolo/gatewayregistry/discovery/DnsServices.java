package io.tombolo.gatewayregistry.discovery;

import io.tombolo.core.terms.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// `provider=dns-srv name=_gateway._tcp.example.com`: every address of every target, at its port.
public final class DnsServices implements GatewayProvider {

    private final DnsRecords dns;
    private final HostNames hostNames;

    public DnsServices(DnsRecords dns, HostNames hostNames) {
        this.dns = dns;
        this.hostNames = hostNames;
    }

    @Override
    public String name() {
        return "dns-srv";
    }

    @Override
    public Found find(Map<String, String> arguments) throws IOException, InterruptedException {
        String name = arguments.get("name");
        if (name == null) {
            throw new IOException("provider=dns-srv needs name=_service._proto.domain. received: " + arguments);
        }
        var found = new ArrayList<Endpoint>();
        Optional<Duration> shortest = Optional.empty();
        for (DnsRecords.Service service : dns.services(name)) {
            HostNames.Addresses addresses = hostNames.look(service.target());
            addresses.all().forEach(address -> found.add(new Endpoint(address.getHostAddress(), service.port())));
            shortest = shorter(shorter(shortest, Optional.of(service.validFor())), addresses.validFor());
        }
        return new Found(found, shortest);
    }

    private static Optional<Duration> shorter(Optional<Duration> one, Optional<Duration> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }
}
