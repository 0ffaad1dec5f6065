package io.tombolo.core.pki;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Which certificate ends first, and how near that is.
///
/// @param certificate the one that ends first
/// @param left        until it ends; negative once it has
/// @param urgency     how near that is
public record ExpiryForecast(X509Certificate certificate, Duration left, Urgency urgency) {

    /// How near the end is. Each is worth one log line when it is reached.
    public enum Urgency {
        /// More than 30 days.
        FAR,
        /// 30 days or less.
        WITHIN_A_MONTH,
        /// 7 days or less.
        WITHIN_A_WEEK,
        /// 1 day or less.
        WITHIN_A_DAY,
        EXPIRED
    }

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    /// Looks at a chain and, since nothing is trusted under a CA that has ended, at the authorities that stand over
    /// it.
    ///
    /// @param authorities those that are trusted; only such a one counts that has the name of a signer in the chain
    public static ExpiryForecast of(CertificateChain chain, List<X509Certificate> authorities, Instant now) {
        X509Certificate first = chain.certificates().stream()
                .min(Comparator.comparing(ExpiryForecast::end))
                .orElseThrow();
        // Of several CAs with the name, one that lasts is enough.
        X509Certificate authority = authorities.stream()
                .filter(one -> chain.certificates().stream()
                        .anyMatch(signed -> signed.getIssuerX500Principal().equals(one.getSubjectX500Principal())))
                .max(Comparator.comparing(ExpiryForecast::end))
                .orElse(first);
        X509Certificate soonest = end(authority).isBefore(end(first)) ? authority : first;
        Duration left = Duration.between(now, end(soonest));
        return new ExpiryForecast(soonest, left, urgency(left));
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private static Urgency urgency(Duration left) {
        if (left.isNegative()) {
            return Urgency.EXPIRED;
        }
        if (left.compareTo(DAY) <= 0) {
            return Urgency.WITHIN_A_DAY;
        }
        if (left.compareTo(WEEK) <= 0) {
            return Urgency.WITHIN_A_WEEK;
        }
        return left.compareTo(MONTH) <= 0 ? Urgency.WITHIN_A_MONTH : Urgency.FAR;
    }

    /// The forecast in one sentence.
    public String text() {
        return "the certificate of %s %s at %s"
                .formatted(
                        certificate.getSubjectX500Principal(),
                        urgency == Urgency.EXPIRED ? "expired" : "expires",
                        end(certificate));
    }
}
