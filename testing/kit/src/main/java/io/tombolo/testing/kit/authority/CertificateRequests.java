package io.tombolo.testing.kit.authority;

import java.io.IOException;
import java.io.StringWriter;
import java.security.KeyPair;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Makes certificate requests.
public final class CertificateRequests {

    private CertificateRequests() {}

    /// A request in PEM for a certificate with these URIs.
    public static String of(KeyPair keys, String... uris) {
        String algorithm = keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            var builder = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=whatever"), keys.getPublic());
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(Arrays.stream(uris)
                            .map(uri -> new GeneralName(GeneralName.uniformResourceIdentifier, uri))
                            .toArray(GeneralName[]::new)));
            builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
            pem.writeObject(builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));
        } catch (IOException | OperatorCreationException broken) {
            throw new IllegalStateException("cannot make a request for " + Arrays.toString(uris), broken);
        }
        return text.toString();
    }
}
