package io.tombolo.gatewayregistry.discovery;

import io.tombolo.core.terms.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds out what one entry of `primary_gateways` stands for.
public final class EntryResolver {

    private final HostNames hostNames;
    private final Map<String, GatewayProvider> providers;

    /// @throws IllegalStateException if two providers have one name: a bug in the wiring
    public EntryResolver(HostNames hostNames, List<GatewayProvider> providers) {
        this.hostNames = hostNames;
        this.providers = providers.stream().collect(Collectors.toMap(GatewayProvider::name, Function.identity()));
    }

    /// Resolves an entry; waits for the network.
    ///
    /// @throws IOException if it stands for nothing; the message says what was tried, and what to do
    Found resolve(String entry) throws IOException, InterruptedException {
        if (ProviderEntry.is(entry)) {
            return ask(entry);
        }
        Endpoint endpoint = endpoint(entry);
        if (isAddress(endpoint.host())) {
            return new Found(List.of(endpoint), Optional.empty());
        }
        HostNames.Addresses addresses = hostNames.look(endpoint.host());
        var found = new ArrayList<Endpoint>();
        addresses.all().stream()
                .map(address -> new Endpoint(address.getHostAddress(), endpoint.port()))
                .sorted(Comparator.comparing(Endpoint::toString))
                .forEach(found::add);
        return new Found(found, addresses.validFor());
    }

    private Found ask(String text) throws IOException, InterruptedException {
        ProviderEntry entry;
        try {
            entry = ProviderEntry.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
        GatewayProvider provider = providers.get(entry.provider());
        if (provider == null) {
            throw new IOException("no provider is called \"%s\"; there are %s"
                    .formatted(
                            entry.provider(),
                            providers.keySet().stream().sorted().toList()));
        }
        return provider.find(entry.arguments());
    }

    private static Endpoint endpoint(String entry) throws IOException {
        try {
            return Endpoint.parse(entry, 0);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }

    private static boolean isAddress(String host) {
        try {
            var _ = InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
