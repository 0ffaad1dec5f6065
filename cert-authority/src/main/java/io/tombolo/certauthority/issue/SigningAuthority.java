package io.tombolo.certauthority.issue;

import io.tombolo.core.pki.KeyMatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Who signs: a CA's certificate and its private key.
///
/// @param certificate that of the CA
/// @param key         its private key
public record SigningAuthority(X509Certificate certificate, PrivateKey key) {

    /// @throws IllegalArgumentException if the key is not that of the certificate, or the certificate is none of a CA
    public SigningAuthority {
        if (certificate.getBasicConstraints() < 0) {
            throw new IllegalArgumentException("the certificate of %s is none of a CA (basic constraints)"
                    .formatted(certificate.getSubjectX500Principal()));
        }
        if (!KeyMatch.matches(certificate.getPublicKey(), key)) {
            throw new IllegalArgumentException("the key does not belong to the certificate of %s"
                    .formatted(certificate.getSubjectX500Principal()));
        }
    }

    /// Makes an authority that signs itself.
    public static SigningAuthority selfSigned(Blueprint blueprint, KeyPair keys) {
        byte[] keyId = keyId(keys.getPublic());
        X509Certificate certificate =
                sign(new X500Name(blueprint.subject()), keyId, keys.getPrivate(), blueprint, keys.getPublic());
        return new SigningAuthority(certificate, keys.getPrivate());
    }

    /// Signs a certificate for somebody else's public key.
    public X509Certificate issue(Blueprint blueprint, PublicKey subject) {
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return sign(issuer, ownKeyId(), key, blueprint, subject);
    }

    /// A random serial number below 2^128, never zero.
    public static BigInteger randomSerial(SecureRandom random) {
        return new BigInteger(128, random).max(BigInteger.ONE);
    }

    /// Consul's key identifier: the SHA-256 of the public key as it stands in a certificate.
    public static byte[] keyId(PublicKey key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the JDK has no SHA-256", broken);
        }
    }

    /// The identifier that the own certificate carries: others may have made it by another rule.
    private byte[] ownKeyId() {
        byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        return Optional.ofNullable(extension)
                .map(value -> SubjectKeyIdentifier.getInstance(
                                DEROctetString.getInstance(value).getOctets())
                        .getKeyIdentifier())
                .orElseGet(() -> keyId(certificate.getPublicKey()));
    }

    private static X509Certificate sign(
            X500Name issuer, byte[] issuerKeyId, PrivateKey issuerKey, Blueprint blueprint, PublicKey subject) {
        try {
            var builder = new X509v3CertificateBuilder(
                    issuer,
                    blueprint.serial(),
                    Date.from(blueprint.from().truncatedTo(ChronoUnit.SECONDS)),
                    Date.from(blueprint.until().truncatedTo(ChronoUnit.SECONDS)),
                    new X500Name(blueprint.subject()),
                    SubjectPublicKeyInfo.getInstance(subject.getEncoded()));
            Purpose purpose = blueprint.purpose();
            builder.addExtension(Extension.basicConstraints, true, purpose.constraints());
            builder.addExtension(Extension.keyUsage, true, purpose.keyUsage());
            if (purpose.extendedUsage().isPresent()) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        purpose.extendedUsage().get());
            }
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(subject)));
            builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuerKeyId));
            List<GeneralName> names = names(blueprint);
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            if (!blueprint.permittedDnsNames().isEmpty()) {
                builder.addExtension(Extension.nameConstraints, true, constraints(blueprint.permittedDnsNames()));
            }
            byte[] encoded = builder.build(
                            new JcaContentSignerBuilder(KeyKind.signatureAlgorithm(issuerKey)).build(issuerKey))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (OperatorException | IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("cannot sign a certificate for " + blueprint.subject(), broken);
        }
    }

    private static List<GeneralName> names(Blueprint blueprint) {
        List<GeneralName> names = new ArrayList<>();
        blueprint.dnsNames().forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
        blueprint
                .addresses()
                .forEach(address ->
                        names.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress()))));
        blueprint
                .uris()
                .forEach(uri -> names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri.toString())));
        return names;
    }

    private static NameConstraints constraints(List<String> permitted) {
        return new NameConstraints(
                permitted.stream()
                        .map(name -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, name)))
                        .toArray(GeneralSubtree[]::new),
                null);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "SigningAuthority[%s]".formatted(certificate.getSubjectX500Principal());
    }
}
