package io.tombolo.cli;

import io.tombolo.certauthority.agenttls.AgentCertificateOrder;
import io.tombolo.certauthority.agenttls.AgentKind;
import io.tombolo.certauthority.agenttls.IssuedPair;
import io.tombolo.certauthority.issue.KeyKind;
import io.tombolo.certauthority.issue.SigningAuthority;
import io.tombolo.core.pki.Pem;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.runtime.config.host.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tls cert create`: makes a certificate of a server, a client or the command line. Source: WAN federation sheet 3.5.
@Command(description = "Makes a certificate: <datacenter>-<kind>-<domain>-<n>.pem and its -key.pem")
final class TlsCertCreateCommand implements Callable<Integer> {

    /// As many files of one kind as Consul puts in a folder.
    private static final int FILES_LIMIT = 10_000;

    private static final String DOMAIN_MARK = "#DOMAIN#";

    private final Path folder;
    private final InstantSource clock;
    private final SecureRandom random;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-server", "--server"},
            arity = "0..1",
            fallbackValue = "true",
            description = "makes a server's certificate")
    private boolean server;

    @Option(
            names = {"-client", "--client"},
            arity = "0..1",
            fallbackValue = "true",
            description = "makes a client agent's certificate")
    private boolean client;

    @Option(
            names = {"-cli", "--cli"},
            arity = "0..1",
            fallbackValue = "true",
            description = "makes a certificate for the command line")
    private boolean commandLine;

    @Option(
            names = {"-dc", "--dc"},
            description = "datacenter (default dc1)")
    private String datacenter = "dc1";

    @Option(
            names = {"-domain", "--domain"},
            description = "domain of the federation (default consul)")
    private String domain = Domain.DEFAULT.name();

    @Option(
            names = {"-node", "--node"},
            description = "with -server, its node name: needed for federation through mesh gateways")
    private @Nullable String node;

    @Option(
            names = {"-additional-dnsname", "--additional-dnsname"},
            description = "one more DNS name; may be given several times")
    private List<String> dnsNames = new ArrayList<>();

    @Option(
            names = {"-additional-ipaddress", "--additional-ipaddress"},
            description = "one more IP address; may be given several times")
    private List<String> addresses = new ArrayList<>();

    @Option(
            names = {"-ca", "--ca"},
            description = "file of the CA's certificate (default #DOMAIN#-agent-ca.pem)")
    private String authorityFile = DOMAIN_MARK + "-agent-ca.pem";

    @Option(
            names = {"-key", "--key"},
            description = "file of the CA's private key (default #DOMAIN#-agent-ca-key.pem)")
    private String authorityKeyFile = DOMAIN_MARK + "-agent-ca-key.pem";

    @Option(
            names = {"-days", "--days"},
            description = "days for which the certificate is valid (default 365)")
    private int days = 365;

    @Option(
            names = {"-key-type", "--key-type"},
            description = "ec or rsa (default ec)")
    private String keyType = KeyKind.EC_256.type();

    @Option(
            names = {"-key-bits", "--key-bits"},
            description = "bits of the key: 256, 384 or 521 of ec, 2048 or 4096 of rsa")
    private @Nullable Integer keyBits;

    TlsCertCreateCommand(Path folder, InstantSource clock, SecureRandom random) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Integer call() {
        var files = new TlsFileOutput(
                folder, command.commandLine().getOut(), command.commandLine().getErr());
        try {
            return create(files, order());
        } catch (IllegalArgumentException wrong) {
            return files.fail(String.valueOf(wrong.getMessage()));
        } catch (IOException failed) {
            return files.fail(failed);
        }
    }

    private AgentCertificateOrder order() {
        if (authorityFile.isEmpty()) {
            throw new IllegalArgumentException("Please provide the ca");
        }
        if (authorityKeyFile.isEmpty()) {
            throw new IllegalArgumentException("Please provide the key");
        }
        return new AgentCertificateOrder(
                kind(),
                new Datacenter(datacenter),
                new Domain(domain),
                Optional.ofNullable(node).filter(name -> !name.isEmpty()).map(NodeName::new),
                dnsNames.stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                addresses.stream()
                        .map(String::strip)
                        .filter(address -> !address.isEmpty())
                        .map(TlsCertCreateCommand::address)
                        .toList(),
                TlsCaCreateCommand.validity(days),
                TlsCaCreateCommand.keyKind(keyType, keyBits));
    }

    private AgentKind kind() {
        List<AgentKind> asked = new ArrayList<>();
        if (server) {
            asked.add(AgentKind.SERVER);
        }
        if (client) {
            asked.add(AgentKind.CLIENT);
        }
        if (commandLine) {
            asked.add(AgentKind.COMMAND_LINE);
        }
        if (asked.size() != 1) {
            throw new IllegalArgumentException("Please provide either -server, -client, or -cli");
        }
        return asked.getFirst();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notOne) {
            throw new IllegalArgumentException("-additional-ipaddress %s is no IP address".formatted(text), notOne);
        }
    }

    private int create(TlsFileOutput files, AgentCertificateOrder order) throws IOException {
        String prefix = order.kind().filePrefix(order.datacenter(), order.domain());
        String authorityName = authorityFile.replace(DOMAIN_MARK, order.domain().name());
        String authorityKeyName =
                authorityKeyFile.replace(DOMAIN_MARK, order.domain().name());
        SigningAuthority authority = authority(authorityName, authorityKeyName);
        if (order.kind() == AgentKind.SERVER) {
            files.say("""
                    ==> WARNING: Server Certificates grants authority to become a
                        server and access all state in the cluster including root keys
                        and all ACL tokens. Do not distribute them to production hosts
                        that are not server nodes. Store them as securely as CA keys.""");
        }
        files.say("==> Using %s and %s".formatted(authorityName, authorityKeyName));
        Instant now = clock.instant();
        return switch (order.issue(authority, now, random)) {
            case AgentCertificateOrder.Outcome.Untrusted(String reason) ->
                files.fail("Error issuing under %s: %s".formatted(authorityName, reason));
            case AgentCertificateOrder.Outcome.Made(IssuedPair pair) -> {
                warnOfShortAuthority(files, authority, authorityName, pair.certificate());
                yield save(files, pair, prefix);
            }
        };
    }

    private static void warnOfShortAuthority(
            TlsFileOutput files, SigningAuthority authority, String name, X509Certificate certificate) {
        Instant end = authority.certificate().getNotAfter().toInstant();
        if (certificate.getNotAfter().toInstant().isAfter(end)) {
            files.warn("%s expires at %s, before the new certificate does; nothing is trusted under it afterwards"
                    .formatted(name, end));
        }
    }

    private static int save(TlsFileOutput files, IssuedPair pair, String prefix) throws IOException {
        for (int n = 0; n <= FILES_LIMIT; n++) {
            String certificate = "%s-%d.pem".formatted(prefix, n);
            String key = "%s-%d-key.pem".formatted(prefix, n);
            if (!files.exists(certificate) && !files.exists(key)) {
                return files.save(pair, certificate, key);
            }
        }
        return files.fail("Could not find a filename that doesn't already exist");
    }

    private SigningAuthority authority(String certificateName, String keyName) {
        X509Certificate certificate = switch (Pem.certificates(read("CA", certificateName))) {
            case Pem.Certificates.Read read -> read.certificates().getFirst();
            case Pem.Certificates.Malformed malformed ->
                throw new IllegalArgumentException(
                        "Error reading CA: %s: %s".formatted(certificateName, malformed.reason()));
        };
        PrivateKey key = switch (Pem.privateKey(read("CA key", keyName))) {
            case Pem.Key.Read read -> read.key();
            case Pem.Key.Malformed malformed ->
                throw new IllegalArgumentException(
                        "Error reading CA key: %s: %s".formatted(keyName, malformed.reason()));
        };
        try {
            return new SigningAuthority(certificate, key);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(
                    "cannot sign with %s and %s: %s".formatted(certificateName, keyName, unfit.getMessage()), unfit);
        }
    }

    private byte[] read(String what, String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException failed) {
            throw new IllegalArgumentException(
                    "Error reading %s: open %s: %s".formatted(what, name, Failures.reason(failed)), failed);
        }
    }
}
