package io.tombolo.runtime.config.rules;

import io.tombolo.core.pki.CertificateProfile;
import io.tombolo.core.pki.Credentials;
import io.tombolo.core.pki.Pem;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.EffectiveTls;
import io.tombolo.runtime.config.host.Failures;
import io.tombolo.runtime.config.host.Host;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the TLS files of the server port can be read, belong together, and carry the names of this server.
///
/// Consul reads the files at start and looks at no name. Source: WAN federation sheet 3.2 and 6.3.
final class MaterialRules {

    static final List<Rule> ALL = List.of(Rule.of(
            "TLS files hold what they should",
            TlsRules.concat(
                    TlsRules.RPC_KEYS,
                    List.of(
                            "datacenter",
                            "node_name",
                            "domain",
                            "connect.enable_mesh_gateway_wan_federation",
                            "tls.defaults.ca_path",
                            "tls.internal_rpc.ca_path")),
            (facts, report) -> new MaterialRules(facts, report).examine()));

    private final Facts facts;
    private final Report report;
    private final EffectiveTls tls;

    private MaterialRules(Facts facts, Report report) {
        this.facts = facts;
        this.report = report;
        this.tls = facts.configuration().internalRpcTls();
    }

    private void examine() {
        List<X509Certificate> authorities = authorities();
        List<X509Certificate> certificates =
                tls.certFile().flatMap(file -> certificates("cert_file", file)).orElse(List.of());
        var credentials = new Credentials(certificates, tls.keyFile().flatMap(this::privateKey), authorities);
        credentials.examine(profile(), facts.host().now()).forEach(this::found);
    }

    /// What the certificate has to be where names matter.
    private Optional<CertificateProfile> profile() {
        Configuration configuration = facts.configuration();
        boolean routable =
                configuration.nodeName().obstacleToGatewayFederation().isEmpty();
        if (!configuration.isServer()
                || !routable
                || !(configuration.gatewayFederation() || tls.verifyServerHostname())) {
            return Optional.empty();
        }
        return Optional.of(CertificateProfile.ofServer(
                configuration.nodeName(), configuration.datacenter(), configuration.domain()));
    }

    private void found(Credentials.Problem problem) {
        String name = switch (problem.part()) {
            case CERTIFICATE -> "cert_file";
            case KEY -> "key_file";
            case AUTHORITIES -> tls.caFile().isPresent() ? "ca_file" : "ca_path";
        };
        Optional<String> file = switch (problem.part()) {
            case CERTIFICATE -> tls.certFile();
            case KEY -> tls.keyFile();
            case AUTHORITIES -> tls.caFile().or(tls::caPath);
        };
        boolean mustWork = switch (problem.gravity()) {
            case UNUSABLE -> true;
            case REFUSED_BY_OTHERS -> facts.configuration().gatewayFederation();
        };
        report.refuseIf(
                mustWork,
                keyOf(name),
                "%s %s: %s".formatted(name, file.orElse(""), problem.finding().text()));
    }

    private List<X509Certificate> authorities() {
        if (tls.caFile().isPresent()) {
            return certificates("ca_file", tls.caFile().get()).orElse(List.of());
        }
        List<X509Certificate> all = new ArrayList<>();
        tls.caPath().ifPresent(folder -> {
            try {
                for (Path entry : facts.host().list(Path.of(folder))) {
                    if (facts.host().kind(entry) == Host.Kind.FILE) {
                        certificates("ca_path", entry.toString()).ifPresent(all::addAll);
                    }
                }
                if (all.isEmpty()) {
                    report.refuse(
                            keyOf("ca_path"), "Error loading from CAPath: no CA certificates in %s".formatted(folder));
                }
            } catch (IOException | InvalidPathException failure) {
                report.refuse(
                        keyOf("ca_path"), "Error loading from %s: %s".formatted(folder, Failures.reason(failure)));
            }
        });
        return all;
    }

    private Optional<List<X509Certificate>> certificates(String name, String file) {
        return content(name, file).flatMap(text -> switch (Pem.certificates(text)) {
            case Pem.Certificates.Read read -> Optional.of(read.certificates());
            case Pem.Certificates.Malformed malformed -> {
                report.refuse(keyOf(name), "Error loading from %s: %s (%s)".formatted(file, malformed.reason(), name));
                yield Optional.empty();
            }
        });
    }

    private Optional<PrivateKey> privateKey(String file) {
        return content("key_file", file).flatMap(text -> switch (Pem.privateKey(text)) {
            case Pem.Key.Read read -> Optional.of(read.key());
            case Pem.Key.Malformed malformed -> {
                report.refuse(
                        keyOf("key_file"), "Error loading from %s: %s (key_file)".formatted(file, malformed.reason()));
                yield Optional.empty();
            }
        });
    }

    private Optional<byte[]> content(String name, String file) {
        try {
            byte[] text = facts.host().read(Path.of(file), Pem.FILE_BYTES + 1);
            if (Pem.hasWindowsLineEnds(text)) {
                report.warn(
                        keyOf(name),
                        "%s %s: expected lines that end in LF, found CRLF; it is read, but other programs may refuse it: convert it with dos2unix"
                                .formatted(name, file));
            }
            return Optional.of(text);
        } catch (IOException | InvalidPathException failure) {
            report.refuse(
                    keyOf(name),
                    "Error loading from %s: open %s: %s (%s)".formatted(file, file, Failures.reason(failure), name));
            return Optional.empty();
        }
    }

    private String keyOf(String name) {
        String own = "tls.internal_rpc." + name;
        return facts.isSet(own) ? own : "tls.defaults." + name;
    }
}
