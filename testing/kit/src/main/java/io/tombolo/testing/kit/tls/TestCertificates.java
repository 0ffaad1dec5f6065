package io.tombolo.testing.kit.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemGenerationException;

/// An authority in a folder, and the files that it issues there: `ca.pem`, `<name>.pem`, `<name>-key.pem`.
public final class TestCertificates {

    private static final Duration VALID = Duration.ofDays(1);

    private final Path folder;
    private final X500Name name;
    private final KeyPair keys = newKeys();
    private long serial = 1;

    /// Makes an authority.
    public TestCertificates(Path folder, String commonName) {
        this.folder = folder;
        name = new X500Name("CN=" + commonName);
        write(authority(), certificate(name, keys, true));
    }

    /// The authority's own certificate.
    public Path authority() {
        return folder.resolve("ca.pem");
    }

    /// The certificate of a name that was issued.
    public Path certificate(String issued) {
        return folder.resolve(issued + ".pem");
    }

    /// The key of a name that was issued.
    public Path key(String issued) {
        return folder.resolve(issued + "-key.pem");
    }

    /// Issues a server's certificate and key.
    ///
    /// @param dnsNames all that the certificate is for
    public TestCertificates issue(String issued, String... dnsNames) {
        KeyPair own = newKeys();
        write(certificate(issued), certificate(new X500Name("CN=" + issued), own, false, dnsNames));
        try {
            write(key(issued), new JcaPKCS8Generator(own.getPrivate(), null));
        } catch (PemGenerationException failure) {
            throw new IllegalStateException("cannot write the key of " + issued, failure);
        }
        return this;
    }

    private X509CertificateHolder certificate(
            X500Name subject, KeyPair subjectKeys, boolean authority, String... dnsNames) {
        try {
            Instant now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(serial++),
                    Date.from(now.minus(VALID)),
                    Date.from(now.plus(VALID)),
                    subject,
                    subjectKeys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                }));
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Arrays.stream(dnsNames)
                                .map(dnsName -> new GeneralName(GeneralName.dNSName, dnsName))
                                .toArray(GeneralName[]::new)));
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        } catch (OperatorException | IOException failure) {
            throw new IllegalStateException("cannot issue for " + Arrays.toString(dnsNames), failure);
        }
    }

    private static void write(Path file, Object content) {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("no P-256", failure);
        }
    }
}
