package io.tombolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.testing.kit.tls.OpenSsl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files are made by `openssl`: a right set, and sets with one mistake each.
class TlsCheckTest {

    private static final String NAMES = "DNS:s1.server.dc1.consul,DNS:server.dc1.consul,DNS:localhost,IP:127.0.0.1";
    private static final String USAGES = "extendedKeyUsage=serverAuth,clientAuth";

    @TempDir
    private static Path folder;

    private static OpenSsl openssl;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void makeTheRightFiles() {
        openssl = OpenSsl.in(folder);
        authority("ca", "/CN=Agent CA");
        authority("other", "/CN=Strange CA");
        authority("renewed", "/CN=Agent CA");
        request("server", "ec");
        sign("server", "server", "ca", 30, "subjectAltName=" + NAMES, USAGES);
        request("intermediate", "ec");
        sign("intermediate", "intermediate", "ca", 30, "basicConstraints=critical,CA:TRUE", "keyUsage=keyCertSign");
        sign("below", "server", "intermediate", 30, "subjectAltName=" + NAMES, USAGES);
        write("chain.pem", read("below.pem") + read("intermediate.pem"));
    }

    @Test
    void acceptsWhatOpensslMadeRight() {
        assertThat(check("ca.pem", "server.pem", "server-key.pem"))
                .as("%s", err)
                .isZero();

        assertThat(out.toString()).contains("The TLS files are valid!");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void acceptsOtherKinds(String kind) {
        request("kind-" + kind, kind);
        sign("kind-" + kind, "kind-" + kind, "ca", 30, "subjectAltName=" + NAMES, USAGES);

        assertThat(check("ca.pem", "kind-" + kind + ".pem", "kind-" + kind + "-key.pem"))
                .as("%s", err)
                .isZero();
    }

    @Test
    void acceptsAWildcardAChainABundleAndOldKeyFormats() {
        sign("wild", "server", "ca", 30, "subjectAltName=DNS:*.server.dc1.consul,DNS:server.dc1.consul", USAGES);
        write("bundle.pem", read("other.pem") + "some words between\n" + read("ca.pem"));
        openssl.run("ec", "-in", "server-key.pem", "-out", "sec1-key.pem");

        assertThat(check("bundle.pem", "wild.pem", "sec1-key.pem"))
                .as("%s", err)
                .isZero();
        assertThat(check("ca.pem", "chain.pem", "server-key.pem")).as("%s", err).isZero();
    }

    @Test
    void acceptsWindowsLineEndsWithAWord() {
        write("windows.pem", read("server.pem").replace("\n", "\r\n"));

        assertThat(check("ca.pem", "windows.pem", "server-key.pem"))
                .as("%s", err)
                .isZero();

        assertThat(err.toString()).contains("windows.pem: expected lines that end in LF, found CRLF");
    }

    // Names.

    @Test
    void refusesACertificateWithoutNames() {
        sign("nameless", "server", "ca", 30, USAGES);

        refuses("ca.pem", "nameless.pem", "server-key.pem")
                .contains(
                        "nameless.pem: expected DNS name server.dc1.consul, found no DNS name at all (the common name does not count); issue it anew");
    }

    @Test
    void refusesACertificateWithoutTheNode() {
        sign("nodeless", "server", "ca", 30, "subjectAltName=DNS:server.dc1.consul", USAGES);

        refuses("ca.pem", "nodeless.pem", "server-key.pem")
                .contains(
                        "nodeless.pem: expected DNS name s1.server.dc1.consul or *.server.dc1.consul, found DNS names server.dc1.consul; issue it anew: tls cert create -server -dc=dc1 -node=s1 -domain=consul")
                .hasLineCount(1);
    }

    @Test
    void refusesACertificateOfAnotherDatacenter() {
        sign("dc2", "server", "ca", 30, "subjectAltName=DNS:s1.server.dc2.consul,DNS:server.dc2.consul", USAGES);

        refuses("ca.pem", "dc2.pem", "server-key.pem")
                .contains("dc2.pem: expected DNS name server.dc1.consul, found DNS names s1.server.dc2.consul");
    }

    @Test
    void refusesACertificateOfAnotherNode() {
        sign("s2", "server", "ca", 30, "subjectAltName=DNS:s2.server.dc1.consul,DNS:server.dc1.consul", USAGES);

        refuses("ca.pem", "s2.pem", "server-key.pem")
                .contains("s2.pem: expected DNS name s1.server.dc1.consul", "found DNS names s2.server.dc1.consul");
    }

    // Usages.

    @Test
    void refusesACertificateForServersOnly() {
        sign("serveronly", "server", "ca", 30, "subjectAltName=" + NAMES, "extendedKeyUsage=serverAuth");

        refuses("ca.pem", "serveronly.pem", "server-key.pem")
                .contains("serveronly.pem: expected extended key usage clientAuth, found one without it");
    }

    @Test
    void refusesACertificateForClientsOnly() {
        sign("clientonly", "server", "ca", 30, "subjectAltName=" + NAMES, "extendedKeyUsage=clientAuth");

        refuses("ca.pem", "clientonly.pem", "server-key.pem")
                .contains("clientonly.pem: expected extended key usage serverAuth, found one without it");
    }

    @Test
    void refusesACertificateThatMustNotSign() {
        sign("mute", "server", "ca", 30, "subjectAltName=" + NAMES, USAGES, "keyUsage=keyAgreement");

        refuses("ca.pem", "mute.pem", "server-key.pem")
                .contains("mute.pem: expected key usage digitalSignature, found one without it");
    }

    @Test
    void refusesTheAuthorityItselfAsCertificate() {
        refuses("ca.pem", "ca.pem", "ca-key.pem")
                .contains(
                        "cert_file", "ca.pem: expected the certificate of a server, found that of the CA CN=Agent CA");
    }

    // Time.

    @Test
    void refusesAnExpiredCertificate() {
        signBetween("expired", "server", "20200101000000Z", "20200201000000Z");

        refuses("ca.pem", "expired.pem", "server-key.pem")
                .contains(
                        "expired.pem: expected a certificate that is valid at", "found one that expired at 2020-02-01");
    }

    @Test
    void refusesACertificateOfTheFuture() {
        signBetween("future", "server", "20900101000000Z", "20910101000000Z");

        refuses("ca.pem", "future.pem", "server-key.pem")
                .contains("future.pem: expected", "found one that is valid only from 2090-01-01", "check the clock");
    }

    // Strength.

    @Test
    void refusesAShortRsaKey() {
        openssl.run("genrsa", "-out", "short-key.pem", "1024");
        openssl.run("req", "-new", "-key", "short-key.pem", "-subj", "/CN=s1", "-out", "short.csr");
        sign("short", "short", "ca", 30, "subjectAltName=" + NAMES, USAGES);

        refuses("ca.pem", "short.pem", "short-key.pem")
                .contains("short.pem: expected an RSA key of 2048 bits or more, found one of 1024 bits");
    }

    @Test
    void refusesAnOldSignature() {
        write("old.ext", "subjectAltName=" + NAMES + "\n" + USAGES + "\n");
        openssl.run(
                "x509",
                "-req",
                "-in",
                "server.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca-key.pem",
                "-CAcreateserial",
                "-sha1",
                "-days",
                "30",
                "-extfile",
                "old.ext",
                "-out",
                "old.pem");

        refuses("ca.pem", "old.pem", "server-key.pem")
                .contains("old.pem: expected a signature with SHA-256 or better, found SHA1withECDSA");
    }

    // Trust.

    @Test
    void refusesACertificateOfAnotherAuthority() {
        refuses("other.pem", "server.pem", "server-key.pem")
                .contains(
                        "server.pem: expected a certificate signed by one of: CN=Strange CA, found one signed by CN=Agent CA");
    }

    @Test
    void refusesACertificateOfTheAuthorityBeforeItGotAnotherKey() {
        refuses("renewed.pem", "server.pem", "server-key.pem")
                .contains(
                        "expected a certificate signed by the key of the CA CN=Agent CA, found one signed by another key of the same name");
    }

    @Test
    void refusesAChainWithoutItsIntermediate() {
        refuses("ca.pem", "below.pem", "server-key.pem")
                .contains("below.pem: expected", "found one signed by CN=intermediate", "put its certificate behind");
    }

    @Test
    void refusesACertificateThatSignedItself() {
        openssl.run(
                "req",
                "-x509",
                "-key",
                "server-key.pem",
                "-subj",
                "/CN=alone",
                "-days",
                "30",
                "-addext",
                "basicConstraints=critical,CA:FALSE",
                "-addext",
                "subjectAltName=" + NAMES,
                "-addext",
                USAGES,
                "-out",
                "alone.pem");

        refuses("ca.pem", "alone.pem", "server-key.pem")
                .contains("alone.pem: expected", "found CN=alone, signed by itself");
    }

    @Test
    void refusesAnExpiredAuthority() {
        openssl.run("req", "-new", "-key", "ca-key.pem", "-subj", "/CN=Agent CA", "-out", "oldca.csr");
        write("oldca.ext", "basicConstraints=critical,CA:TRUE\n");
        openssl.run(
                "x509",
                "-req",
                "-in",
                "oldca.csr",
                "-signkey",
                "ca-key.pem",
                "-days",
                "-1",
                "-extfile",
                "oldca.ext",
                "-out",
                "oldca.pem");

        refuses("oldca.pem", "server.pem", "server-key.pem")
                .contains("expected the CA CN=Agent CA to be valid at", "found one that expired at");
    }

    @Test
    void refusesACertificateOutsideTheConstraintsOfItsAuthority() {
        openssl.run(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "narrow-key.pem",
                "-subj",
                "/CN=Narrow CA",
                "-days",
                "30",
                "-addext",
                "nameConstraints=critical,permitted;DNS:example.com",
                "-out",
                "narrow.pem");
        sign("outside", "server", "narrow", 30, "subjectAltName=" + NAMES, USAGES);

        refuses("narrow.pem", "outside.pem", "server-key.pem")
                .contains("outside.pem: expected names that the CA CN=Narrow CA may certify (its name constraints)");
    }

    @Test
    void refusesAServersCertificateInThePlaceOfTheAuthoritys() {
        refuses("server.pem", "server.pem", "server-key.pem")
                .contains(
                        "ca_file",
                        "server.pem: expected certificates of CAs (basic constraints CA:TRUE), found one of");
    }

    // Which file is which.

    @Test
    void refusesTheKeyOfAnotherCertificate() {
        refuses("ca.pem", "server.pem", "other-key.pem")
                .contains("other-key.pem: expected the key of the certificate of CN=server, found another key");
    }

    @Test
    void refusesSwappedFilesBothAtOnce() {
        refuses("ca.pem", "server-key.pem", "server.pem")
                .contains(
                        "server-key.pem: expected a certificate, found a private key; cert_file and key_file may be swapped",
                        "server.pem: expected a private key, found a certificate; cert_file and key_file may be swapped");
    }

    @Test
    void refusesAChainInTheWrongOrder() {
        write("backwards.pem", read("intermediate.pem") + read("below.pem"));

        refuses("ca.pem", "backwards.pem", "server-key.pem")
                .contains("backwards.pem: expected the own certificate first, found it as certificate 2");
    }

    @Test
    void refusesAChainWithAStranger() {
        write("stranger.pem", read("below.pem") + read("other.pem"));

        refuses("ca.pem", "stranger.pem", "server-key.pem")
                .contains(
                        "stranger.pem: expected as certificate 2 the one of CN=intermediate",
                        "found one of CN=Strange CA");
    }

    @Test
    void refusesARequest() {
        refuses("ca.pem", "server.csr", "server-key.pem")
                .contains("server.csr: expected a certificate, found a request for one");
    }

    // What cannot be read.

    @Test
    void refusesMissingFilesAllAtOnce() {
        refuses("no-ca.pem", "no-cert.pem", "no-key.pem")
                .contains("no-ca.pem: no such file", "no-cert.pem: no such file", "no-key.pem: no such file");
    }

    @Test
    void refusesAFolderForAFile() throws IOException {
        Files.createDirectories(folder.resolve("a-folder.pem"));

        refuses("ca.pem", "a-folder.pem", "server-key.pem").contains("a-folder.pem", "Is a directory");
    }

    @Test
    void refusesEncryptedKeysNewAndOld() {
        openssl.run("pkcs8", "-topk8", "-in", "server-key.pem", "-passout", "pass:x", "-out", "locked-key.pem");
        openssl.run("ec", "-in", "server-key.pem", "-aes128", "-passout", "pass:x", "-out", "locked-old-key.pem");

        refuses("ca.pem", "server.pem", "locked-key.pem")
                .contains("locked-key.pem: expected a key without a passphrase, found an encrypted one");
        refuses("ca.pem", "server.pem", "locked-old-key.pem")
                .contains("locked-old-key.pem: expected a key without a passphrase, found an encrypted one");
    }

    @Test
    void refusesBinaryFiles() {
        openssl.run("x509", "-in", "server.pem", "-outform", "der", "-out", "server.der");
        openssl.run(
                "pkcs12",
                "-export",
                "-in",
                "server.pem",
                "-inkey",
                "server-key.pem",
                "-passout",
                "pass:x",
                "-out",
                "server.p12");

        refuses("ca.pem", "server.der", "server.p12")
                .contains(
                        "server.der: expected a certificate in PEM, found binary DER or PKCS#12",
                        "server.p12: expected a private key in PEM, found binary DER or PKCS#12");
    }

    @Test
    void refusesFilesThatAreEmptyCutOffOrDamaged() {
        String whole = read("server.pem");
        write("empty.pem", "");
        write("cut.pem", whole.substring(0, whole.length() / 2));
        write("damaged.pem", whole.substring(0, 100) + "AAAA" + whole.substring(104));

        refuses("ca.pem", "empty.pem", "server-key.pem").contains("empty.pem", "found an empty file");
        refuses("ca.pem", "cut.pem", "server-key.pem").contains("cut.pem", "the file is cut off");
        refuses("ca.pem", "damaged.pem", "server-key.pem").contains("damaged.pem");
    }

    @Test
    void refusesTheEncodingOfPowerShell() throws IOException {
        Files.write(folder.resolve("utf16.pem"), read("server.pem").getBytes(StandardCharsets.UTF_16));

        refuses("ca.pem", "utf16.pem", "server-key.pem").contains("utf16.pem", "found text in UTF-16");
    }

    @Test
    void saysEverythingAtOnce() {
        signBetween("awful", "server", "20200101000000Z", "20200201000000Z", "extendedKeyUsage=serverAuth");

        refuses("ca.pem", "awful.pem", "server-key.pem")
                .contains("server.dc1.consul", "*.server.dc1.consul", "clientAuth", "expired")
                .hasLineCount(4);
    }

    @Test
    void checksTheFilesOfAConfiguration() {
        write("agent.hcl", """
                server = true
                data_dir = "/var/lib/tombolo"
                bind_addr = "127.0.0.1"
                node_name = "s1"
                tls { defaults { ca_file = "%1$s/ca.pem" cert_file = "%1$s/server.pem" key_file = "%1$s/other-key.pem" } }
                """.formatted(folder));

        assertThat(run("-config-file=agent.hcl")).isEqualTo(1);

        assertThat(err.toString()).contains("agent.hcl:5:", "other-key.pem: expected the key of the certificate of");
    }

    @Test
    void asksForFiles() {
        assertThat(run("-ca=ca.pem")).isEqualTo(1);

        assertThat(err.toString()).contains("Please provide -ca, -cert and -key, or -config-file");
    }

    private org.assertj.core.api.AbstractStringAssert<?> refuses(String authority, String certificate, String key) {
        err.getBuffer().setLength(0);
        assertThat(check(authority, certificate, key)).isEqualTo(1);
        return assertThat(err.toString());
    }

    private int check(String authority, String certificate, String key) {
        return run("-ca=" + authority, "-cert=" + certificate, "-key=" + key, "-node=s1");
    }

    private int run(String... flags) {
        List<String> arguments = new ArrayList<>(List.of("check"));
        arguments.addAll(List.of(flags));
        return Tombolo.execute(
                "tls",
                new Tombolo.Word("", () -> TlsCommand.spec(folder)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments.toArray(String[]::new));
    }

    private static void authority(String name, String subject) {
        openssl.run(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                name + "-key.pem",
                "-subj",
                subject,
                "-days",
                "30",
                "-out",
                name + ".pem");
    }

    private static void request(String name, String kind) {
        List<String> line = new ArrayList<>(List.of("req", "-new", "-nodes", "-subj", "/CN=" + name, "-newkey"));
        line.add(kind.equals("rsa") ? "rsa:2048" : kind);
        if (kind.equals("ec")) {
            line.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256"));
        }
        line.addAll(List.of("-keyout", name + "-key.pem", "-out", name + ".csr"));
        openssl.run(line.toArray(String[]::new));
    }

    private static void sign(String name, String request, String authority, int days, String... extensions) {
        write(name + ".ext", String.join("\n", extensions) + "\n");
        openssl.run(
                "x509",
                "-req",
                "-in",
                request + ".csr",
                "-CA",
                authority + ".pem",
                "-CAkey",
                authority + "-key.pem",
                "-CAcreateserial",
                "-days",
                String.valueOf(days),
                "-extfile",
                name + ".ext",
                "-out",
                name + ".pem");
    }

    /// `openssl ca` is the one command that takes both ends of the validity.
    private static void signBetween(String name, String request, String from, String until, String... extensions) {
        String shown =
                extensions.length == 0 ? "subjectAltName=" + NAMES + "\n" + USAGES : String.join("\n", extensions);
        write(name + ".ext", "[own]\n" + shown + "\n");
        write(name + ".index", "");
        write(name + ".cnf", """
                [ca]
                default_ca = default
                [default]
                database = %1$s/%2$s.index
                new_certs_dir = %1$s
                rand_serial = yes
                default_md = sha256
                policy = any
                [any]
                commonName = supplied
                """.formatted(folder, name));
        openssl.run(
                "ca",
                "-batch",
                "-config",
                name + ".cnf",
                "-in",
                request + ".csr",
                "-cert",
                "ca.pem",
                "-keyfile",
                "ca-key.pem",
                "-startdate",
                from,
                "-enddate",
                until,
                "-extfile",
                name + ".ext",
                "-extensions",
                "own",
                "-notext",
                "-out",
                name + ".pem");
    }

    private static void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
