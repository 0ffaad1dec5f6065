package io.tombolo.core.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/// Whether a private key belongs to a public one.
///
/// Needs no randomness, which an ECDSA signature would: the public point is computed from the private number
/// instead. This is for configuration only. It is not constant in time and must not run where somebody can
/// measure it.
public final class KeyMatch {

    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private KeyMatch() {}

    /// Whether `key` is the private half of `certified`.
    public static boolean matches(PublicKey certified, PrivateKey key) {
        if (certified instanceof ECPublicKey point && key instanceof ECPrivateKey secret) {
            return matches(point, secret);
        }
        if (certified instanceof RSAPublicKey rsa && key instanceof RSAPrivateKey secret) {
            return rsa.getModulus().equals(secret.getModulus());
        }
        return certified.getAlgorithm().equals("EdDSA")
                && key.getAlgorithm().equals("EdDSA")
                && signsFor(certified, key);
    }

    /// Ed25519 signs without randomness, so its signature is as pure as a multiplication.
    private static boolean signsFor(PublicKey certified, PrivateKey key) {
        byte[] message = {1};
        try {
            Signature signer = Signature.getInstance("EdDSA");
            signer.initSign(key);
            signer.update(message);
            byte[] signature = signer.sign();
            signer.initVerify(certified);
            signer.update(message);
            return signer.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static boolean matches(ECPublicKey certified, ECPrivateKey key) {
        ECParameterSpec curve = certified.getParams();
        if (!curve.getCurve().equals(key.getParams().getCurve())
                || !(curve.getCurve().getField() instanceof ECFieldFp field)) {
            return false;
        }
        return multiply(curve.getGenerator(), key.getS(), curve.getCurve().getA(), field.getP())
                .equals(certified.getW());
    }

    private static ECPoint multiply(ECPoint base, BigInteger factor, BigInteger a, BigInteger p) {
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum, a, p);
            if (factor.testBit(bit)) {
                sum = add(sum, base, a, p);
            }
        }
        return sum;
    }

    private static ECPoint add(ECPoint one, ECPoint two, BigInteger a, BigInteger p) {
        if (one.equals(ECPoint.POINT_INFINITY)) {
            return two;
        }
        if (two.equals(ECPoint.POINT_INFINITY)) {
            return one;
        }
        BigInteger x1 = one.getAffineX();
        BigInteger y1 = one.getAffineY();
        BigInteger x2 = two.getAffineX();
        BigInteger y2 = two.getAffineY();
        if (x1.equals(x2) && y1.add(y2).mod(p).signum() == 0) {
            return ECPoint.POINT_INFINITY;
        }
        BigInteger slope = x1.equals(x2)
                ? THREE.multiply(x1.pow(2)).add(a).multiply(TWO.multiply(y1).modInverse(p))
                : y2.subtract(y1).multiply(x2.subtract(x1).mod(p).modInverse(p));
        BigInteger x = slope.pow(2).subtract(x1).subtract(x2).mod(p);
        return new ECPoint(x, slope.multiply(x1.subtract(x)).subtract(y1).mod(p));
    }
}
