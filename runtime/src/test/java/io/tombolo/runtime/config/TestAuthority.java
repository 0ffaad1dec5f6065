package io.tombolo.runtime.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A CA for tests, which issues what a server presents.
public final class TestAuthority {

    /// A certificate and its key, as the files hold them.
    public record Issued(String certificate, String key) {}

    private final X500Name name;
    private final KeyPair keys = newKeys();
    private final String certificate;
    private int serial = 1;

    public TestAuthority(String commonName) {
        name = new X500Name("CN=" + commonName);
        certificate = sign(name, keys, true, FakeHost.NOON.plus(Duration.ofDays(3650)));
    }

    /// The CA's own certificate.
    public String certificate() {
        return certificate;
    }

    /// A server's certificate for these names, valid for a year from yesterday.
    public Issued issue(String... dnsNames) {
        return issueUntil(FakeHost.NOON.plus(Duration.ofDays(364)), dnsNames);
    }

    /// A server's certificate for these names.
    public Issued issueUntil(Instant until, String... dnsNames) {
        KeyPair own = newKeys();
        return new Issued(
                sign(new X500Name("CN=server"), own, false, until, dnsNames),
                pem("PRIVATE KEY", own.getPrivate().getEncoded()));
    }

    private String sign(X500Name subject, KeyPair subjectKeys, boolean authority, Instant until, String... dnsNames) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(serial++),
                    Date.from(FakeHost.NOON.minus(Duration.ofDays(400))),
                    Date.from(until),
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
            return pem(
                    "CERTIFICATE",
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                            .getEncoded());
        } catch (OperatorException | IOException failure) {
            throw new IllegalStateException("cannot issue for " + Arrays.toString(dnsNames), failure);
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

    private static String pem(String label, byte[] content) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(("-----BEGIN " + label + "-----\n").getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(content));
        text.writeBytes(("\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII));
        return text.toString(StandardCharsets.US_ASCII);
    }
}
