package io.tombolo.core.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate with its key, made for a test.
record Issued(String pem, KeyPair keys, X500Name subject) {

    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    static final List<KeyPurposeId> BOTH = List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);

    static Issued authority(String name) {
        KeyPair keys = keys("EC", 256);
        X500Name subject = new X500Name("CN=" + name);
        return new Issued(sign(subject, keys.getPrivate(), subject, keys, true, List.of(), List.of()), keys, subject);
    }

    Issued issue(List<String> names, List<KeyPurposeId> usages) {
        return issue(keys("EC", 256), false, names, usages);
    }

    Issued intermediate(String name) {
        KeyPair own = keys("EC", 256);
        X500Name named = new X500Name("CN=" + name);
        return new Issued(sign(subject, keys.getPrivate(), named, own, true, List.of(), List.of()), own, named);
    }

    Issued issue(KeyPair own, boolean authority, List<String> names, List<KeyPurposeId> usages) {
        X500Name leaf = new X500Name("CN=leaf");
        return new Issued(sign(subject, keys.getPrivate(), leaf, own, authority, names, usages), own, leaf);
    }

    X509Certificate certificate() {
        return switch (Pem.certificates(pem.getBytes(StandardCharsets.US_ASCII))) {
            case Pem.Certificates.Read read -> read.certificates().getFirst();
            case Pem.Certificates.Malformed malformed -> throw new AssertionError(malformed.reason());
        };
    }

    static KeyPair keys(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (size > 0) {
                generator.initialize(size);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(algorithm, failure);
        }
    }

    static String pem(String label, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), label);
    }

    private static String sign(
            X500Name issuer,
            PrivateKey issuerKey,
            X500Name subject,
            KeyPair own,
            boolean authority,
            List<String> names,
            List<KeyPurposeId> usages) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(own.getPublic().hashCode()).abs(),
                    Date.from(NOON.minus(Duration.ofDays(1))),
                    Date.from(NOON.plus(Duration.ofDays(365))),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!usages.isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(usages.toArray(KeyPurposeId[]::new)));
            }
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(names.stream()
                                .map(name -> new GeneralName(GeneralName.dNSName, name))
                                .toArray(GeneralName[]::new)));
            }
            return pem(
                    "CERTIFICATE",
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey))
                            .getEncoded());
        } catch (OperatorException | IOException failure) {
            throw new IllegalStateException("cannot issue " + subject, failure);
        }
    }
}
