package io.tombolo.certauthority.mesh;

import io.tombolo.core.pki.KeyStrength;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/// A certificate request whose signature proves that who asks has the key.
///
/// @param subject   distinguished name as it was asked for
/// @param key       to be certified; strong enough
/// @param uris      alternative names
/// @param dnsNames  alternative names
/// @param addresses alternative names
record SigningRequest(
        String subject, PublicKey key, List<URI> uris, List<String> dnsNames, List<InetAddress> addresses) {

    /// Characters of a request. One with RSA of 4096 bits and twenty names has about 4,000.
    static final int LIMIT = 32 * 1024;

    /// Names in one request.
    static final int NAMES_LIMIT = 64;

    SigningRequest {
        uris = List.copyOf(uris);
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
    }

    /// What became of a text.
    sealed interface Reading {

        record Read(SigningRequest request) implements Reading {}

        record Refused(String reason) implements Reading {}
    }

    /// Reads a request in PEM. Never throws: the text comes from strangers.
    static Reading read(String pem) {
        if (pem.length() > LIMIT) {
            return new Reading.Refused("CSR of %d characters, where %d are allowed".formatted(pem.length(), LIMIT));
        }
        try (var reader = new PemReader(new StringReader(pem))) {
            PemObject block = reader.readPemObject();
            if (block == null || !block.getType().endsWith("CERTIFICATE REQUEST")) {
                return new Reading.Refused("CSR is no PEM block BEGIN CERTIFICATE REQUEST");
            }
            return check(new JcaPKCS10CertificationRequest(block.getContent()));
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            // BouncyCastle answers broken structures with whatever exception comes along.
            return new Reading.Refused("CSR cannot be read: " + broken.getMessage());
        }
    }

    private static Reading check(JcaPKCS10CertificationRequest request) throws GeneralSecurityException, IOException {
        PublicKey key = request.getPublicKey();
        if (!isSigned(request, key)) {
            return new Reading.Refused("CSR is not signed by the key that it is for");
        }
        Optional<String> weak = KeyStrength.weakness(key);
        if (weak.isPresent()) {
            return new Reading.Refused("CSR has a weak key: " + weak.get());
        }
        List<URI> uris = new ArrayList<>();
        List<String> dnsNames = new ArrayList<>();
        List<InetAddress> addresses = new ArrayList<>();
        for (GeneralName name : names(request)) {
            switch (name.getTagNo()) {
                case GeneralName.uniformResourceIdentifier -> uris.add(URI.create(text(name)));
                case GeneralName.dNSName -> dnsNames.add(text(name));
                case GeneralName.iPAddress ->
                    addresses.add(InetAddress.getByAddress(
                            ASN1OctetString.getInstance(name.getName()).getOctets()));
                default -> {
                    return new Reading.Refused("CSR asks for a name that is neither URI, DNS name nor IP address");
                }
            }
        }
        return new Reading.Read(new SigningRequest(request.getSubject().toString(), key, uris, dnsNames, addresses));
    }

    private static boolean isSigned(JcaPKCS10CertificationRequest request, PublicKey key) {
        try {
            return request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
        } catch (OperatorCreationException | PKCSException _) {
            return false;
        }
    }

    private static List<GeneralName> names(JcaPKCS10CertificationRequest request) {
        Extensions extensions = request.getRequestedExtensions();
        if (extensions == null) {
            return List.of();
        }
        GeneralNames names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        if (names == null) {
            return List.of();
        }
        List<GeneralName> all = List.of(names.getNames());
        if (all.size() > NAMES_LIMIT) {
            throw new IllegalArgumentException("%d names, where %d are allowed".formatted(all.size(), NAMES_LIMIT));
        }
        return all;
    }

    private static String text(GeneralName name) {
        return name.getName().toString();
    }
}
