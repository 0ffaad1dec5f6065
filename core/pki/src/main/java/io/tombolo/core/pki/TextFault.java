package io.tombolo.core.pki;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Why a text does not hold what it should: the usual mistakes, each with its own sentence.
final class TextFault {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]{1,40}-----");
    private static final Pattern KEY = Pattern.compile("-----BEGIN ([A-Z0-9]{1,20} )?PRIVATE KEY-----");

    /// The first byte of anything in DER that is meant here.
    private static final int SEQUENCE = 0x30;

    private TextFault() {}

    /// Why there is no certificate in it.
    static String noCertificate(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (KEY.matcher(text).find()) {
            return "expected a certificate, found a private key; cert_file and key_file may be swapped";
        }
        if (text.contains("-----BEGIN CERTIFICATE REQUEST-----") || text.contains("-----BEGIN NEW CERTIFICATE REQ")) {
            return "expected a certificate, found a request for one; let the CA sign it and use what it gives back";
        }
        return other(bytes, text, "certificate", "no PEM block BEGIN CERTIFICATE in it");
    }

    /// Why there is no private key in it.
    static String noKey(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("-----BEGIN CERTIFICATE-----")) {
            return "expected a private key, found a certificate; cert_file and key_file may be swapped";
        }
        if (text.contains("-----BEGIN PUBLIC KEY-----")) {
            return "expected a private key, found a public one; use the file that was made with it";
        }
        return other(
                bytes, text, "private key", "no PEM block BEGIN PRIVATE KEY, EC PRIVATE KEY or RSA PRIVATE KEY in it");
    }

    private static String other(byte[] bytes, String text, String wanted, String otherwise) {
        if (text.isBlank()) {
            return "expected a %s in PEM, found an empty file; write it anew".formatted(wanted);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            return "expected a %s in PEM, found text in UTF-16, as PowerShell writes it; save it as UTF-8 or ASCII"
                    .formatted(wanted);
        }
        if ((bytes[0] & 0xFF) == SEQUENCE) {
            return ("expected a %s in PEM, found binary DER or PKCS#12; convert it with openssl x509 -inform der,"
                            + " openssl pkey -inform der, or openssl pkcs12 -nodes")
                    .formatted(wanted);
        }
        if (BEGIN.matcher(text).find() && !text.contains("-----END ")) {
            return "expected a %s in PEM, found the beginning of one; the file is cut off".formatted(wanted);
        }
        return otherwise;
    }

    /// Whether an old key format says that the key is encrypted (RFC 1421).
    static boolean isEncryptedOfOld(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return KEY.matcher(text).find() && text.contains("Proc-Type: 4,ENCRYPTED");
    }
}
