package io.tombolo.cli.demo;

import io.tombolo.certauthority.agenttls.AgentAuthorityOrder;
import io.tombolo.certauthority.agenttls.AgentCertificateOrder;
import io.tombolo.certauthority.agenttls.AgentKind;
import io.tombolo.certauthority.agenttls.IssuedPair;
import io.tombolo.certauthority.agenttls.KeptFile;
import io.tombolo.certauthority.issue.KeyKind;
import io.tombolo.certauthority.issue.SigningAuthority;
import io.tombolo.core.pki.Pem;
import io.tombolo.core.terms.Domain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What an operator would prepare: a CA, a certificate for each server with its node name in it, and a file of
/// configuration for each.
final class DemoFiles {

    private static final Duration VALIDITY = Duration.ofDays(365);

    private static final int GOSSIP_KEY_BYTES = 32;

    private final Path folder;
    private final SecureRandom random;
    private final SigningAuthority authority;
    private final String gossipKey;

    private DemoFiles(Path folder, SecureRandom random, SigningAuthority authority, String gossipKey) {
        this.folder = folder;
        this.random = random;
        this.authority = authority;
        this.gossipKey = gossipKey;
    }

    /// Makes the CA and the key of the gossip.
    static DemoFiles in(Path folder, Instant now, SecureRandom random) throws IOException {
        IssuedPair made = new AgentAuthorityOrder(
                        Domain.DEFAULT, Optional.empty(), VALIDITY, List.of(), Optional.empty(), KeyKind.EC_256)
                .issue(now, random);
        KeptFile.CERTIFICATE.write(folder.resolve("ca.pem"), made.certificatePem());
        byte[] key = new byte[GOSSIP_KEY_BYTES];
        random.nextBytes(key);
        return new DemoFiles(
                folder, random, authority(made), Base64.getEncoder().encodeToString(key));
    }

    private static SigningAuthority authority(IssuedPair made) {
        return switch (Pem.privateKey(made.keyPem().getBytes(StandardCharsets.US_ASCII))) {
            case Pem.Key.Read(var key) -> new SigningAuthority(made.certificate(), key);
            case Pem.Key.Malformed(String reason) ->
                throw new IllegalStateException("a key that was just made cannot be read: " + reason);
        };
    }

    /// Makes certificate and configuration of a server.
    ///
    /// @param primary the datacenter that others join
    /// @return the configuration file
    Path server(Site site, Site primary, Instant now) throws IOException {
        var order = new AgentCertificateOrder(
                AgentKind.SERVER,
                site.datacenter(),
                Domain.DEFAULT,
                Optional.of(site.server()),
                List.of(),
                List.of(),
                VALIDITY,
                KeyKind.EC_256);
        IssuedPair pair = switch (order.issue(authority, now, random)) {
            case AgentCertificateOrder.Outcome.Made(IssuedPair made) -> made;
            case AgentCertificateOrder.Outcome.Untrusted(String reason) ->
                throw new IllegalStateException("a certificate that was just made is not trusted: " + reason);
        };
        KeptFile.CERTIFICATE.write(folder.resolve(site.serverProcess() + ".pem"), pair.certificatePem());
        KeptFile.PRIVATE_KEY.write(folder.resolve(site.serverProcess() + "-key.pem"), pair.keyPem());
        return Files.writeString(folder.resolve(site.serverProcess() + ".hcl"), configuration(site, primary));
    }

    private String configuration(Site site, Site primary) {
        String joins = site.equals(primary) ? "" : """
                primary_gateways = ["%s"]
                """.formatted(primary.gatewayEndpoint());
        return """
                datacenter         = "%s"
                primary_datacenter = "%s"
                node_name          = "%s"
                server             = true
                bootstrap          = true
                data_dir           = "%s"
                bind_addr          = "%s"
                client_addr        = "%s"
                encrypt            = "%s"

                tls {
                  defaults {
                    ca_file         = "%s"
                    cert_file       = "%s"
                    key_file        = "%s"
                    verify_incoming = true
                    verify_outgoing = true
                  }
                  internal_rpc {
                    verify_server_hostname = true
                  }
                }

                performance {
                  raft_multiplier = 1
                }

                connect {
                  enabled                            = true
                  enable_mesh_gateway_wan_federation = true
                }
                %s""".formatted(
                        site.datacenter(),
                        primary.datacenter(),
                        site.server(),
                        folder.resolve(site.serverProcess() + "-data"),
                        site.serverAddress(),
                        site.serverAddress(),
                        gossipKey,
                        folder.resolve("ca.pem"),
                        folder.resolve(site.serverProcess() + ".pem"),
                        folder.resolve(site.serverProcess() + "-key.pem"),
                        joins);
    }
}
