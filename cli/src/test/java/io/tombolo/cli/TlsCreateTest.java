package io.tombolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.testing.kit.tls.OpenSsl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsCreateTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void issuesAServerCertificateThatOpensslVerifies() {
        OpenSsl openssl = OpenSsl.in(folder);
        succeed("ca", "create");

        succeed(
                "cert",
                "create",
                "-server",
                "-node=s1",
                "-additional-dnsname=foo.example.com",
                "-additional-ipaddress=10.0.0.5");

        for (String name : new String[] {"s1.server.dc1.consul", "server.dc1.consul", "localhost", "foo.example.com"}) {
            openssl.run(
                    "verify",
                    "-x509_strict",
                    "-purpose",
                    "sslserver",
                    "-verify_hostname",
                    name,
                    "-CAfile",
                    "consul-agent-ca.pem",
                    "dc1-server-consul-0.pem");
        }
        openssl.run(
                "verify",
                "-purpose",
                "sslclient",
                "-verify_ip",
                "10.0.0.5",
                "-CAfile",
                "consul-agent-ca.pem",
                "dc1-server-consul-0.pem");
    }

    @Test
    void writesTheExtensionsOfConsulsCertificates() {
        OpenSsl openssl = OpenSsl.in(folder);
        succeed("ca", "create");
        succeed("cert", "create", "-server", "-node=s1", "-additional-dnsname=foo.example.com");
        succeed("cert", "create", "-cli", "-additional-dnsname=ignored.example.com");

        String authority = openssl.run("x509", "-noout", "-text", "-in", "consul-agent-ca.pem");
        String server = openssl.run("x509", "-noout", "-text", "-in", "dc1-server-consul-0.pem");
        String commandLine = openssl.run("x509", "-noout", "-text", "-in", "dc1-cli-consul-0.pem");

        assertThat(authority)
                .contains("ecdsa-with-SHA256", "ASN1 OID: prime256v1")
                .containsPattern("X509v3 Basic Constraints: critical\\s+CA:TRUE\\s")
                .containsPattern("X509v3 Key Usage: critical\\s+Digital Signature, Certificate Sign, CRL Sign\\s")
                .containsPattern("Subject: O = Tombolo, CN = Tombolo Agent CA \\d+");
        assertThat(server)
                .containsPattern("Subject: CN = server.dc1.consul\\s")
                .containsPattern("X509v3 Basic Constraints: critical\\s+CA:FALSE\\s")
                .containsPattern("X509v3 Key Usage: critical\\s+Digital Signature, Key Encipherment\\s")
                .contains("TLS Web Server Authentication, TLS Web Client Authentication")
                .contains("DNS:foo.example.com, DNS:s1.server.dc1.consul, DNS:server.dc1.consul, DNS:localhost, "
                        + "IP Address:127.0.0.1");
        assertThat(commandLine)
                .contains("DNS:cli.dc1.consul, DNS:localhost")
                .doesNotContain("Extended Key Usage", "IP Address", "ignored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec 256", "ec 384", "ec 521", "rsa 2048"})
    void makesKeysThatOpensslReads(String kind) {
        OpenSsl openssl = OpenSsl.in(folder);
        String[] words = kind.split(" ", -1);

        succeed("ca", "create", "-key-type", words[0], "-key-bits", words[1]);
        succeed("cert", "create", "-client", "-key-type", words[0], "-key-bits", words[1]);

        assertThat(openssl.run("pkey", "-check", "-noout", "-in", "consul-agent-ca-key.pem"))
                .contains("Key is valid");
        assertThat(openssl.run("pkey", "-pubout", "-in", "dc1-client-consul-0-key.pem"))
                .isEqualTo(openssl.run("x509", "-pubkey", "-noout", "-in", "dc1-client-consul-0.pem"));
        openssl.run("verify", "-x509_strict", "-CAfile", "consul-agent-ca.pem", "dc1-client-consul-0.pem");
    }

    @Test
    void issuesUnderAnAuthorityThatOpensslMade() {
        OpenSsl openssl = OpenSsl.in(folder);
        openssl.run(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "own-key.pem",
                "-out",
                "own.pem",
                "-days",
                "30",
                "-subj",
                "/O=Ours/CN=Our CA");

        succeed("cert", "create", "-server", "-node=s1", "-ca=own.pem", "-key=own-key.pem", "-days=10");

        openssl.run("verify", "-CAfile", "own.pem", "dc1-server-consul-0.pem");
    }

    @Test
    void refusesNamesThatTheAuthorityMustNotCertify() {
        OpenSsl openssl = OpenSsl.in(folder);
        succeed("ca", "create", "-name-constraint", "-additional-name-constraint=example.com");
        succeed("cert", "create", "-server", "-additional-dnsname=a.example.com");
        openssl.run("verify", "-x509_strict", "-CAfile", "consul-agent-ca.pem", "dc1-server-consul-0.pem");

        assertThat(run("cert", "create", "-server", "-additional-dnsname=a.example.org"))
                .isEqualTo(1);

        assertThat(err.toString()).contains("Error issuing under consul-agent-ca.pem");
        assertThat(folder.resolve("dc1-server-consul-1.pem")).doesNotExist();
    }

    @Test
    void keepsKeysToTheirOwner() throws IOException {
        succeed("ca", "create");
        succeed("cert", "create", "-server");

        for (String key : new String[] {"consul-agent-ca-key.pem", "dc1-server-consul-0-key.pem"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
                    .isEqualTo("rw-------");
        }
        assertThat(out.toString() + err).doesNotContain("PRIVATE");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void takesTheNextFreeNumberAndReplacesNothing() throws IOException {
        succeed("ca", "create");
        Files.writeString(folder.resolve("dc1-server-consul-0-key.pem"), "somebody's");

        succeed("cert", "create", "-server");

        assertThat(folder.resolve("dc1-server-consul-0-key.pem")).hasContent("somebody's");
        assertThat(folder.resolve("dc1-server-consul-1.pem")).exists();
    }

    @Test
    void refusesAKeyThatIsNotTheAuthoritys() {
        succeed("ca", "create");
        succeed("ca", "create", "-domain=other");

        assertThat(run("cert", "create", "-server", "-key=other-agent-ca-key.pem"))
                .isEqualTo(1);

        assertThat(err.toString())
                .contains("cannot sign with consul-agent-ca.pem and other-agent-ca-key.pem")
                .contains("the key does not belong to the certificate");
    }

    @Test
    void warnsWhenTheAuthorityExpiresFirst() {
        succeed("ca", "create", "-days=10");

        succeed("cert", "create", "-server", "-days=11");

        assertThat(err.toString()).contains("consul-agent-ca.pem expires at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cert create -server -node=a.b",
                "cert create -server -days=0",
                "cert create -server -dc=a.b",
                "cert create -server -additional-ipaddress=localhost",
                "cert create -server -key-type=dsa",
                "ca create -domain=a..b"
            })
    void refusesWhatCouldNotWork(String line) {
        succeed("ca", "create");

        assertThat(run(line.split(" ", -1))).isEqualTo(1);

        assertThat(err.toString()).isNotEmpty().hasLineCount(1);
    }

    @Test
    void explainsItselfWhenAWordIsMissingOrUnknown() {
        assertThat(run()).isEqualTo(1);
        assertThat(run("frobnicate")).isEqualTo(127);
        assertThat(run("cert", "create", "-help")).isZero();

        assertThat(err.toString()).contains("Usage: tombolo tls", "ca", "cert");
        assertThat(out.toString()).contains("Usage: tombolo tls cert create", "-additional-dnsname");
    }

    private void succeed(String... arguments) {
        assertThat(run(arguments)).as("%s", err).isZero();
    }

    private int run(String... arguments) {
        return Tombolo.execute(
                "tls",
                new Tombolo.Word("", () -> TlsCommand.spec(folder)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments);
    }
}
