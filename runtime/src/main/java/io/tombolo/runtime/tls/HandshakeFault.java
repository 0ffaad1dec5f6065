package io.tombolo.runtime.tls;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;

/// Why a TLS handshake failed. Words for counters, log lines and errors.
public enum HandshakeFault {
    /// What came was no TLS.
    NOT_TLS("the other side does not speak TLS"),
    /// The other side showed no certificate, and has to.
    NO_CERTIFICATE("no certificate was shown"),
    /// The certificate is no longer valid.
    EXPIRED("the certificate has expired"),
    /// The certificate is not valid yet.
    NOT_YET_VALID("the certificate is not valid yet"),
    /// No known authority signed the certificate.
    UNTRUSTED("the certificate is signed by no authority that is trusted here"),
    /// The certificate carries other names than the one that was dialled.
    WRONG_NAME("the certificate does not carry the name that was asked for"),
    /// No protocol that one side offered is known to the other.
    NO_COMMON_PROTOCOL("no common protocol (ALPN)"),
    /// No common version, cipher, or curve.
    NO_COMMON_PARAMETERS("no common TLS version or cipher"),
    /// The hello names a server with a character, such as `_`, that the JDK's TLS does not let pass.
    ILLEGAL_SERVER_NAME("the server name in the hello has a character that is not allowed, such as '_'"),
    /// The other side refused: its alert is in the detail.
    REFUSED_BY_PEER("the other side refused"),
    /// The other side closed the connection before the handshake was done. A gateway without a route does that.
    CLOSED_BY_PEER("the other side closed the connection during the handshake"),
    /// It took too long.
    TIMED_OUT("the handshake was not done in time"),
    /// Anything else, said in the detail.
    OTHER("the handshake failed");

    private static final int CAUSES_LIMIT = 16;

    private final String explanation;

    HandshakeFault(String explanation) {
        this.explanation = explanation;
    }

    /// The fault in a clause.
    public String explanation() {
        return explanation;
    }

    /// The stable word for counters, in kebab case.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds the fault behind what a TLS engine threw.
    public static HandshakeFault of(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < CAUSES_LIMIT && cause != null; i++) {
            Optional<HandshakeFault> byType = byType(cause);
            if (byType.isPresent()) {
                return byType.get();
            }
            cause = cause.getCause();
        }
        cause = thrown;
        for (int i = 0; i < CAUSES_LIMIT && cause != null; i++) {
            Optional<HandshakeFault> byText = byText(String.valueOf(cause.getMessage()));
            if (byText.isPresent()) {
                return byText.get();
            }
            cause = cause.getCause();
        }
        return OTHER;
    }

    private static Optional<HandshakeFault> byType(Throwable cause) {
        return switch (cause) {
            case CertificateExpiredException _ -> Optional.of(EXPIRED);
            case CertificateNotYetValidException _ -> Optional.of(NOT_YET_VALID);
            case CertificateNameMismatch _ -> Optional.of(WRONG_NAME);
            case CertPathValidatorException path when path.getCause() == null -> Optional.of(UNTRUSTED);
            case io.netty.handler.ssl.NotSslRecordException _ -> Optional.of(NOT_TLS);
            case io.netty.handler.ssl.SslHandshakeTimeoutException _ -> Optional.of(TIMED_OUT);
            case java.nio.channels.ClosedChannelException _ -> Optional.of(CLOSED_BY_PEER);
            default -> Optional.empty();
        };
    }

    /// JSSE says the rest only in words.
    private static Optional<HandshakeFault> byText(String message) {
        if (message.contains("unable to find valid certification path")) {
            return Optional.of(UNTRUSTED);
        }
        if (message.contains("Empty client certificate chain") || message.contains("Empty server certificate")) {
            return Optional.of(NO_CERTIFICATE);
        }
        if (message.contains("Illegal server name")) {
            return Optional.of(ILLEGAL_SERVER_NAME);
        }
        if (message.startsWith("(no_application_protocol)") || message.contains("No matching application layer")) {
            return Optional.of(NO_COMMON_PROTOCOL);
        }
        if (message.contains("Received fatal alert") || message.startsWith("Received close_notify")) {
            return Optional.of(REFUSED_BY_PEER);
        }
        if (message.contains("no cipher suites in common")
                || message.contains("protocol_version")
                || message.contains("not accepted by client preferences")
                || message.contains("not supported by")) {
            return Optional.of(NO_COMMON_PARAMETERS);
        }
        if (message.contains("Connection reset") || message.contains("closed")) {
            return Optional.of(CLOSED_BY_PEER);
        }
        return Optional.empty();
    }
}
