package io.tombolo.runtime.config.rules;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.EffectiveTls;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Whether TLS is complete where it is asked for. Source: configuration sheet 1.1; WAN federation sheet 3.3 and
/// 6.3.
final class TlsRules {

    /// The keys that together make the TLS of the server port.
    static final List<String> RPC_KEYS = List.of(
            "tls.defaults.verify_incoming",
            "tls.internal_rpc.verify_incoming",
            "tls.defaults.verify_outgoing",
            "tls.internal_rpc.verify_outgoing",
            "tls.internal_rpc.verify_server_hostname",
            "tls.defaults.ca_file",
            "tls.internal_rpc.ca_file",
            "tls.defaults.cert_file",
            "tls.internal_rpc.cert_file",
            "tls.defaults.key_file",
            "tls.internal_rpc.key_file");

    static final List<Rule> ALL = List.of(
            Rule.of("verify_outgoing needs a CA", RPC_KEYS, (facts, report) -> {
                EffectiveTls tls = facts.configuration().internalRpcTls();
                if (tls.verifyOutgoing() && !tls.hasAuthority() && !automatic(facts.configuration())) {
                    report.refuse(
                            keyThatVerifies(facts, "verify_outgoing"),
                            "VerifyOutgoing set, and no CA certificate provided!; set tls.defaults.ca_file");
                }
            }),
            Rule.of("verify_incoming needs a CA and a certificate", RPC_KEYS, (facts, report) -> {
                incoming("tls.internal_rpc", facts.configuration().internalRpcTls(), facts, report);
                if (facts.configuration().network().ports().https().enabled()) {
                    incoming("tls.https", facts.configuration().httpsTls(), facts, report);
                }
            }),
            Rule.of("certificate and key come together", RPC_KEYS, (facts, report) -> {
                EffectiveTls tls = facts.configuration().internalRpcTls();
                if (tls.certFile().isPresent() != tls.keyFile().isPresent()) {
                    String present = tls.certFile().isPresent() ? "cert_file" : "key_file";
                    String absent = tls.certFile().isPresent() ? "key_file" : "cert_file";
                    report.refuse(
                            "tls.defaults." + present,
                            "%s is set and %s is not; a certificate is of no use without its key"
                                    .formatted(present, absent));
                }
            }),
            Rule.of(
                    "HTTPS needs a certificate",
                    List.of("ports.https", "tls.https.cert_file", "tls.defaults.cert_file"),
                    (facts, report) -> {
                        Configuration configuration = facts.configuration();
                        if (configuration.network().ports().https().enabled()
                                && configuration.httpsTls().certFile().isEmpty()
                                && !automatic(configuration)) {
                            report.warn(
                                    "ports.https",
                                    "ports.https is set without cert_file and key_file: HTTPS cannot be served");
                        }
                    }),
            Rule.of(
                    "gateway federation needs TLS material",
                    concat(List.of("connect.enable_mesh_gateway_wan_federation"), RPC_KEYS),
                    TlsRules::federation),
            Rule.of("auto_encrypt.tls is for clients", List.of("auto_encrypt.tls", "server"), (facts, report) -> {
                if (facts.configuration().tlsKeys().autoEncrypt().tls()
                        && facts.configuration().isServer()) {
                    report.refuse("auto_encrypt.tls", "auto_encrypt.tls can only be used on a client.");
                }
            }),
            Rule.of(
                    "auto_encrypt.allow_tls is for servers",
                    List.of("auto_encrypt.allow_tls", "server"),
                    (facts, report) -> {
                        if (facts.configuration().tlsKeys().autoEncrypt().allowTls()
                                && !facts.configuration().isServer()) {
                            report.refuse(
                                    "auto_encrypt.allow_tls", "auto_encrypt.allow_tls can only be used on a server.");
                        }
                    }));

    private TlsRules() {}

    /// Whether the agent fetches its certificate by itself.
    private static boolean automatic(Configuration configuration) {
        return configuration.tlsKeys().autoEncrypt().tls();
    }

    private static String keyThatVerifies(Facts facts, String name) {
        for (String key : List.of(
                "tls.internal_rpc." + name, "tls.defaults." + name, "tls.internal_rpc.verify_server_hostname")) {
            if (facts.isSet(key)) {
                return key;
            }
        }
        return "tls.defaults." + name;
    }

    private static void incoming(String section, EffectiveTls tls, Facts facts, Report report) {
        if (!tls.verifyIncoming() || automatic(facts.configuration())) {
            return;
        }
        String key = facts.isSet(section + ".verify_incoming")
                ? section + ".verify_incoming"
                : "tls.defaults.verify_incoming";
        if (!tls.hasAuthority()) {
            report.refuse(key, "VerifyIncoming set, and no CA certificate provided!; set tls.defaults.ca_file");
        }
        boolean needsPair = facts.configuration().isServer() || section.equals("tls.https");
        if (needsPair && (tls.certFile().isEmpty() || tls.keyFile().isEmpty())) {
            report.refuse(
                    key,
                    "VerifyIncoming set, and no Cert/Key pair provided!; set tls.defaults.cert_file and tls.defaults.key_file");
        }
    }

    private static void federation(Facts facts, Report report) {
        Configuration configuration = facts.configuration();
        EffectiveTls tls = configuration.internalRpcTls();
        if (!configuration.gatewayFederation() || !configuration.isServer()) {
            return;
        }
        if (!tls.canAuthenticate()) {
            report.refuse(
                    "connect.enable_mesh_gateway_wan_federation",
                    ("federation through mesh gateways runs over mutual TLS only, and %s missing: set tls.defaults.ca_file,"
                                    + " cert_file and key_file")
                            .formatted(missing(tls)));
            return;
        }
        if (!tls.verifyIncoming()) {
            report.warn(
                    "tls.internal_rpc.verify_incoming",
                    "verify_incoming is off: within the datacenter the server port still accepts connections without TLS");
        }
        if (!tls.verifyServerHostname()) {
            report.warn(
                    "tls.internal_rpc.verify_server_hostname",
                    "verify_server_hostname is off: within the datacenter any certificate of the CA passes for a server's");
        }
    }

    private static String missing(EffectiveTls tls) {
        List<String> names = new ArrayList<>();
        if (!tls.hasAuthority()) {
            names.add("ca_file");
        }
        if (tls.certFile().isEmpty()) {
            names.add("cert_file");
        }
        if (tls.keyFile().isEmpty()) {
            names.add("key_file");
        }
        return String.join(", ", names) + (names.size() == 1 ? " is" : " are");
    }

    static List<String> concat(List<String> one, List<String> two) {
        return Stream.of(one, two).flatMap(List::stream).toList();
    }
}
