package io.tombolo.runtime.tls;

import io.tombolo.core.pki.CertificateChain;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A CA for tests that shake hands now, by the real clock.
public final class LiveAuthority {

    private static final Duration DAY = Duration.ofDays(1);

    private final X500Name name;
    private final KeyPair keys = newKeys();
    private final X509Certificate own;
    private int serial = 1;

    public LiveAuthority(String commonName) {
        name = new X500Name("CN=" + commonName);
        own = sign(name, keys, true, Instant.now().minus(DAY), Instant.now().plus(DAY.multipliedBy(365)));
    }

    /// The CA's own certificate.
    public X509Certificate certificate() {
        return own;
    }

    /// What a server of a datacenter has: both of its names, trusting this CA.
    public TlsMaterial server(String node, String datacenter) {
        return issue("%s.server.%s.consul".formatted(node, datacenter), "server.%s.consul".formatted(datacenter));
    }

    /// A certificate for these names, valid today.
    public TlsMaterial issue(String... dnsNames) {
        return issue(Instant.now().minus(DAY), Instant.now().plus(DAY), dnsNames);
    }

    /// One that was valid until yesterday.
    public TlsMaterial expired(String... dnsNames) {
        return issue(Instant.now().minus(DAY.multipliedBy(3)), Instant.now().minus(DAY), dnsNames);
    }

    private TlsMaterial issue(Instant from, Instant until, String... dnsNames) {
        KeyPair mine = newKeys();
        X509Certificate certificate = sign(new X500Name("CN=" + dnsNames[0]), mine, false, from, until, dnsNames);
        return new TlsMaterial(new CertificateChain(List.of(certificate)), mine.getPrivate(), List.of(own));
    }

    private X509Certificate sign(
            X500Name subject, KeyPair subjectKeys, boolean authority, Instant from, Instant until, String... names) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(serial++),
                    Date.from(from),
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
                        new GeneralNames(Arrays.stream(names)
                                .map(dnsName -> new GeneralName(GeneralName.dNSName, dnsName))
                                .toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (OperatorException | GeneralSecurityException | java.io.IOException failure) {
            throw new IllegalStateException("cannot issue for " + Arrays.toString(names), failure);
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
