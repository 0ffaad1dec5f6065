package io.tombolo.certauthority.issue;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/// Writes certificates and keys as PEM, in the formats that Consul writes.
public final class PemText {

    private PemText() {}

    /// A certificate.
    public static String of(X509Certificate certificate) {
        try {
            return of("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate without an encoding", broken);
        }
    }

    /// The private key of a pair, unencrypted: SEC1 (`EC PRIVATE KEY`) or PKCS#1 (`RSA PRIVATE KEY`).
    public static String ofPrivateKey(KeyPair keys) {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
        try {
            if (keys.getPrivate() instanceof ECPrivateKey key) {
                // The JDK leaves curve and public point out of the inner structure, and OpenSSL wants the curve.
                ASN1BitString point = SubjectPublicKeyInfo.getInstance(
                                keys.getPublic().getEncoded())
                        .getPublicKeyData();
                var sec1 = new org.bouncycastle.asn1.sec.ECPrivateKey(
                        key.getParams().getOrder().bitLength(),
                        key.getS(),
                        point,
                        info.getPrivateKeyAlgorithm().getParameters());
                return of("EC PRIVATE KEY", sec1.getEncoded());
            }
            return of(
                    "RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded());
        } catch (IOException broken) {
            throw new IllegalStateException("a private key without an encoding", broken);
        }
    }

    /// A certificate request.
    public static String ofRequest(byte[] encoded) {
        return of("CERTIFICATE REQUEST", encoded);
    }

    static String of(String label, byte[] content) {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(label, content));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory cannot be written", impossible);
        }
        return text.toString();
    }
}
