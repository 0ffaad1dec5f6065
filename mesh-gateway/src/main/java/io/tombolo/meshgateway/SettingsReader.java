package io.tombolo.meshgateway;

import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.meshgateway.api.ApiTls;
import io.tombolo.meshgateway.registration.GatewayRegistration;
import io.tombolo.meshgateway.relay.RelaySettings;
import io.tombolo.runtime.config.host.Host.NetworkInterface;
import io.tombolo.runtime.config.load.AddressTemplate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes settings of what an operator says, or an [IllegalArgumentException] that says what is wrong with it.
final class SettingsReader {

    private final MeshGatewayProperties properties;
    private final List<NetworkInterface> interfaces;

    private SettingsReader(MeshGatewayProperties properties, List<NetworkInterface> interfaces) {
        this.properties = properties;
        this.interfaces = interfaces;
    }

    /// @param interfaces of this machine
    static GatewaySettings read(MeshGatewayProperties properties, List<NetworkInterface> interfaces) {
        return new SettingsReader(properties, interfaces).settings();
    }

    private GatewaySettings settings() {
        if (properties.exposeServers() && !properties.register()) {
            throw new IllegalArgumentException("'-expose-servers' requires '-register'");
        }
        Optional<Endpoint> lan = address("-address", properties.address());
        Optional<Endpoint> wan = address("-wan-address", properties.wanAddress());
        Map<String, Endpoint> bound = bindAddresses();
        boolean lanIsHere = lan.map(this::isHere).orElse(false);
        boolean wanIsHere = wan.map(this::isHere).orElse(false);
        if (bound.isEmpty() && lan.isPresent() && !lanIsHere) {
            throw new IllegalArgumentException(
                    "The LAN address %s will not be bindable. Either set a bindable address or override the bind addresses with -bind-address"
                            .formatted(quoted(lan.get().host())));
        }
        boolean both = bound.isEmpty() && lanIsHere && wanIsHere;
        return new GatewaySettings(
                listenOn(lan, wan, bound, both),
                new GatewayRegistration(
                        properties.service(),
                        properties.proxyId().isEmpty() ? properties.service() : properties.proxyId(),
                        lan,
                        wan,
                        properties.exposeServers(),
                        bound,
                        both,
                        properties.deregisterAfterCritical()),
                properties.register(),
                new Domain(properties.domain()),
                properties.httpAddr().stream().map(SettingsReader::httpAddress).toList(),
                given(properties.token()),
                given(properties.tokenFile()).map(Path::of),
                given(properties.caFile())
                        .map(file -> new ApiTls.TlsFiles(
                                Path.of(file),
                                given(properties.clientCert()).map(Path::of),
                                given(properties.clientKey()).map(Path::of))),
                relay(properties.limits()),
                properties.threads() > 0
                        ? properties.threads()
                        : Runtime.getRuntime().availableProcessors(),
                properties.drain());
    }

    private static RelaySettings relay(MeshGatewayProperties.LimitProperties limits) {
        return new RelaySettings(
                limits.connections(),
                limits.perSource(),
                limits.helloTimeout(),
                limits.connectTimeout(),
                limits.answerTimeout(),
                limits.approachTimeout(),
                limits.idleTimeout(),
                limits.halfClosedTimeout(),
                limits.proxyProtocol());
    }

    /// Source: WAN federation sheet 5.2: duplicates by address and port are dropped.
    private static List<InetSocketAddress> listenOn(
            Optional<Endpoint> lan, Optional<Endpoint> wan, Map<String, Endpoint> bound, boolean both) {
        Set<Endpoint> addresses = new LinkedHashSet<>(bound.values());
        if (bound.isEmpty()) {
            addresses.add(lan.orElseGet(() -> new Endpoint("0.0.0.0", GatewayRegistration.DEFAULT_PORT)));
        }
        if (both) {
            wan.ifPresent(addresses::add);
        }
        return addresses.stream()
                .map(address -> new InetSocketAddress(address.host(), address.port()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Map<String, Endpoint> bindAddresses() {
        Map<String, Endpoint> named = new LinkedHashMap<>();
        for (String text : properties.bindAddress()) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "-bind-address must be <name>=<host>:<port>. received: %s".formatted(quoted(text)));
            }
            address("-bind-address", text.substring(equals + 1))
                    .ifPresent(address -> named.put(text.substring(0, equals), address));
        }
        return named;
    }

    private Optional<Endpoint> address(String flag, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String expanded = text;
        if (AddressTemplate.isIn(text)) {
            expanded = switch (AddressTemplate.expand(text, interfaces)) {
                case AddressTemplate.Expansion.Good good -> good.text();
                case AddressTemplate.Expansion.Bad bad ->
                    throw new IllegalArgumentException("%s: %s".formatted(flag, bad.reason()));
            };
        }
        try {
            return Optional.of(Endpoint.parse(expanded, GatewayRegistration.DEFAULT_PORT));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("%s: %s".formatted(flag, wrong.getMessage()), wrong);
        }
    }

    /// All of 127.0.0.0/8 is this machine's, though no interface lists it.
    private boolean isHere(Endpoint endpoint) {
        try {
            InetAddress address = InetAddress.getByName(endpoint.host());
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || interfaces.stream().anyMatch(each -> each.addresses().contains(address.getHostAddress()));
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /// `host:port`, `http://…` or `https://…`. Source: CLI sheet 1.1.
    private static URI httpAddress(String text) {
        String address = text.contains("://") ? text : "http://" + text;
        try {
            URI uri = URI.create(address);
            boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (known && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "-http-addr must be host:port or a URL. received: %s".formatted(quoted(text)), wrong);
        }
        throw new IllegalArgumentException(
                "-http-addr must be host:port, http://host:port or https://host:port. received: %s"
                        .formatted(quoted(text)));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
