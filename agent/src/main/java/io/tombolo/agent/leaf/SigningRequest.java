package io.tombolo.agent.leaf;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// A fresh key, and the request to sign it for a service.
///
/// Source: vector `agent-connect-ca-leaf`; SPIFFE-ID of a service.
///
/// @param requestPem    names the service by its URI
/// @param privateKeyPem never leaves this node
record SigningRequest(String requestPem, String privateKeyPem) {

    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";

    /// Characters of the trust domain that stand in a common name.
    private static final int CLUSTER_LENGTH = 8;

    /// The URI of a service.
    static String uri(String trustDomain, String datacenter, String service) {
        return "spiffe://%s/ns/default/dc/%s/svc/%s".formatted(trustDomain, datacenter, service);
    }

    /// Makes key and request.
    static SigningRequest of(String trustDomain, String datacenter, String service) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair keys = generator.generateKeyPair();
            var names = new ExtensionsGenerator();
            names.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(
                            GeneralName.uniformResourceIdentifier, uri(trustDomain, datacenter, service))));
            var request = new JcaPKCS10CertificationRequestBuilder(
                            new X500NameBuilder()
                                    .addRDN(BCStyle.CN, commonName(trustDomain, service))
                                    .build(),
                            keys.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, names.generate())
                    .build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate()));
            return new SigningRequest(pem(request), pem(keys.getPrivate()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("this JDK makes no keys on " + CURVE, impossible);
        }
    }

    private static String commonName(String trustDomain, String service) {
        String cluster = trustDomain.substring(0, Math.min(CLUSTER_LENGTH, trustDomain.length()));
        return "%s.svc.default.%s.consul".formatted(service, cluster);
    }

    private static String pem(Object object) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    /// Without the key.
    @Override
    public String toString() {
        return "SigningRequest[]";
    }
}
