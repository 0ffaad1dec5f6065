package io.tombolo.certauthority.issue;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Optional;

/// The kind and size of a key.
///
/// @param type `ec` or `rsa`
/// @param bits of an elliptic curve 256, 384 or 521; of RSA 2048 or 4096
public record KeyKind(String type, int bits) {

    private static final Map<Integer, String> CURVES = Map.of(256, "secp256r1", 384, "secp384r1", 521, "secp521r1");

    /// What is used unless another kind is asked for.
    public static final KeyKind EC_256 = new KeyKind("ec", 256);

    /// @throws IllegalArgumentException if there is no such kind
    public KeyKind {
        boolean known = switch (type) {
            case "ec" -> CURVES.containsKey(bits);
            case "rsa" -> bits == 2048 || bits == 4096;
            default -> false;
        };
        if (!known) {
            throw new IllegalArgumentException(
                    "no keys of type %s with %d bits: use ec with 256, 384 or 521, or rsa with 2048 or 4096"
                            .formatted(type, bits));
        }
    }

    /// Makes a key.
    public KeyPair generate(SecureRandom random) {
        try {
            if (type.equals("rsa")) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(bits, random);
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve()), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the JDK makes no %s key of %d bits".formatted(type, bits), broken);
        }
    }

    private String curve() {
        return Optional.ofNullable(CURVES.get(bits)).orElseThrow();
    }

    /// The signature algorithm for a key, with a hash that is as strong as the key.
    ///
    /// @throws IllegalArgumentException if the key is neither EC nor RSA
    static String signatureAlgorithm(PrivateKey key) {
        if (key instanceof RSAKey) {
            return "SHA256withRSA";
        }
        if (key instanceof ECKey point) {
            int order = point.getParams().getOrder().bitLength();
            return order > 384 ? "SHA512withECDSA" : order > 256 ? "SHA384withECDSA" : "SHA256withECDSA";
        }
        throw new IllegalArgumentException(
                "cannot sign with a key of type %s: use an EC or RSA key".formatted(key.getAlgorithm()));
    }
}
