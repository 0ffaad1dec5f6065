package io.tombolo.core.pki;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/// Whether a public key is strong enough for the TLS of today's peers.
public final class KeyStrength {

    private static final int RSA_BITS = 2048;
    private static final int CURVE_BITS = 256;

    private KeyStrength() {}

    /// What is too weak about a key; empty if nothing is.
    public static Optional<String> weakness(PublicKey key) {
        return finding(key, "").map(Finding::text);
    }

    static Optional<Finding> finding(PublicKey key, String where) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < RSA_BITS) {
            return tooWeak(
                    "an RSA key of %d bits or more".formatted(RSA_BITS),
                    "one of %d bits".formatted(rsa.getModulus().bitLength()) + where);
        }
        if (key instanceof ECPublicKey point && point.getParams().getOrder().bitLength() < CURVE_BITS) {
            return tooWeak(
                    "an elliptic curve of %d bits or more".formatted(CURVE_BITS),
                    "one of %d bits".formatted(point.getParams().getOrder().bitLength()) + where);
        }
        if (key.getAlgorithm().equals("DSA")) {
            return tooWeak("a key of type EC, RSA or Ed25519", "one of type DSA" + where);
        }
        return Optional.empty();
    }

    private static Optional<Finding> tooWeak(String expected, String found) {
        return Optional.of(new Finding(expected, found, "issue it anew with a new key"));
    }
}
