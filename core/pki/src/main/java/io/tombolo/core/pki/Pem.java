package io.tombolo.core.pki;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Certificates and keys in PEM text.
///
/// Keys: PKCS#8 (`PRIVATE KEY`), SEC1 (`EC PRIVATE KEY`), PKCS#1 (`RSA PRIVATE KEY`), none of them encrypted.
/// Source: RFC 7468, RFC 5208, RFC 5915, RFC 8017.
public final class Pem {

    /// Bytes of one PEM file. A bundle of all public CAs has about 250 KiB.
    public static final int FILE_BYTES = 4 * 1024 * 1024;

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*+)-----END \\1-----");

    private static final Key.Malformed ENCRYPTED = new Key.Malformed(
            "expected a key without a passphrase, found an encrypted one; store it decrypted, mode 0600: openssl pkey");

    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private Pem() {}

    /// What became of a text that should hold certificates.
    public sealed interface Certificates {

        /// At least one.
        record Read(List<X509Certificate> certificates) implements Certificates {
            public Read {
                certificates = List.copyOf(certificates);
            }
        }

        record Malformed(String reason) implements Certificates {}
    }

    /// What became of a text that should hold a private key.
    public sealed interface Key {

        record Read(PrivateKey key) implements Key {
            /// Without the key.
            @Override
            public String toString() {
                return "Read[" + key.getAlgorithm() + "]";
            }
        }

        record Malformed(String reason) implements Key {}
    }

    private record Block(String label, String body) {

        byte[] content() {
            // Lines with a colon are headers of encrypted keys of old; what they encrypt does not parse later.
            return Base64.getMimeDecoder().decode(body);
        }
    }

    /// Reads all certificates of a PEM text.
    public static Certificates certificates(byte[] text) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks(text)) {
                if (block.label.equals("CERTIFICATE")
                        && factory.generateCertificate(new ByteArrayInputStream(block.content()))
                                instanceof X509Certificate certificate) {
                    certificates.add(certificate);
                }
            }
        } catch (CertificateException | IllegalArgumentException broken) {
            return new Certificates.Malformed(
                    "certificate %d cannot be read: %s".formatted(certificates.size() + 1, broken.getMessage()));
        }
        return certificates.isEmpty()
                ? new Certificates.Malformed(TextFault.noCertificate(text))
                : new Certificates.Read(certificates);
    }

    /// Reads the first private key of a PEM text.
    public static Key privateKey(byte[] text) {
        try {
            for (Block block : blocks(text)) {
                switch (block.label) {
                    case "PRIVATE KEY" -> {
                        return pkcs8(block.content());
                    }
                    case "EC PRIVATE KEY" -> {
                        return pkcs8(Der.pkcs8OfSec1(block.content()));
                    }
                    case "RSA PRIVATE KEY" -> {
                        return pkcs8(Der.pkcs8OfPkcs1(block.content()));
                    }
                    case "ENCRYPTED PRIVATE KEY" -> {
                        return ENCRYPTED;
                    }
                    default -> {}
                }
            }
        } catch (IllegalArgumentException broken) {
            return new Key.Malformed("key cannot be read: " + broken.getMessage());
        }
        return TextFault.isEncryptedOfOld(text) ? ENCRYPTED : new Key.Malformed(TextFault.noKey(text));
    }

    /// Whether lines end as on Windows. Such files are read here; other readers are stricter.
    public static boolean hasWindowsLineEnds(byte[] text) {
        for (int i = 1; i < text.length; i++) {
            if (text[i] == '\n' && text[i - 1] == '\r') {
                return true;
            }
        }
        return false;
    }

    private static Key pkcs8(byte[] content) {
        for (String algorithm : ALGORITHMS) {
            try {
                return new Key.Read(
                        KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content)));
            } catch (GeneralSecurityException _) {
                // Some other algorithm's key: the next one is tried, and the last word is below.
            }
        }
        return new Key.Malformed("key is neither EC, RSA nor Ed25519");
    }

    private static List<Block> blocks(byte[] text) {
        if (text.length > FILE_BYTES) {
            throw new IllegalArgumentException("more than %d bytes".formatted(FILE_BYTES));
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }
}
