package io.tombolo.certauthority.mesh;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who somebody is in the service mesh: the URI of a certificate.
///
/// Read from strangers' requests, so parsing never throws.
sealed interface SpiffeId {

    /// Characters of a URI that is looked at.
    int LIMIT = 2048;

    /// `<cluster id>.consul`, in lower case.
    String trustDomain();

    /// A service of a datacenter.
    record Service(String trustDomain, String namespace, String datacenter, String service) implements SpiffeId {}

    /// A client agent.
    record Agent(String trustDomain, String datacenter, String node) implements SpiffeId {}

    /// The mesh gateways of a datacenter. Since Consul 1.13.
    record MeshGateway(String trustDomain, String datacenter) implements SpiffeId {}

    /// The servers of a datacenter. Since Consul 1.14.
    record Servers(String trustDomain, String datacenter) implements SpiffeId {}

    /// An authority of the trust domain.
    record Signing(String trustDomain) implements SpiffeId {}

    /// Reads a URI; empty if it names nobody of a mesh.
    static Optional<SpiffeId> parse(URI uri) {
        String host = uri.getHost();
        String path = uri.getRawPath();
        if (!"spiffe".equalsIgnoreCase(uri.getScheme())
                || host == null
                || path == null
                || uri.toString().length() > LIMIT
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null
                || uri.getPort() != -1) {
            return Optional.empty();
        }
        String trustDomain = host.toLowerCase(Locale.ROOT);
        if (path.isEmpty()) {
            return Optional.of(new Signing(trustDomain));
        }
        return segments(path).flatMap(segments -> parse(trustDomain, segments));
    }

    private static Optional<SpiffeId> parse(String trustDomain, List<String> segments) {
        if (matches(segments, "ns", "*", "dc", "*", "svc", "*")) {
            return Optional.of(new Service(trustDomain, segments.get(1), segments.get(3), segments.get(5)));
        }
        if (matches(segments, "agent", "client", "dc", "*", "id", "*")) {
            return Optional.of(new Agent(trustDomain, segments.get(3), segments.get(5)));
        }
        if (matches(segments, "gateway", "mesh", "dc", "*")) {
            return Optional.of(new MeshGateway(trustDomain, segments.get(3)));
        }
        if (matches(segments, "agent", "server", "dc", "*")) {
            return Optional.of(new Servers(trustDomain, segments.get(3)));
        }
        return Optional.empty();
    }

    private static boolean matches(List<String> segments, String... pattern) {
        if (segments.size() != pattern.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            if (!pattern[i].equals("*") && !pattern[i].equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The decoded parts between the slashes; empty if one is empty or cannot be decoded.
    private static Optional<List<String>> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String raw : path.substring(1).split("/", -1)) {
            try {
                // Only '%' is special in a path; '+' stands for itself.
                String segment = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
                if (segment.isEmpty()) {
                    return Optional.empty();
                }
                segments.add(segment);
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        return Optional.of(segments);
    }
}
