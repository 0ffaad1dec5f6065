package io.tombolo.runtime.http;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.tombolo.core.pki.Pem;
import io.tombolo.runtime.config.EffectiveTls;
import io.tombolo.runtime.config.TlsVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// The certificate of HTTPS, and which certificates clients have to show.
///
/// Source: HTTP sheet 1.12, "TLS client certificates", "HTTP/2".
final class HttpsMaterial {

    private HttpsMaterial() {}

    /// A context that offers HTTP/2 and HTTP/1.1.
    ///
    /// @throws IOException if a file cannot be read or used; the message names its key
    static SslContext read(EffectiveTls tls) throws IOException {
        byte[] certificate = file("cert_file", tls.certFile());
        byte[] key = file("key_file", tls.keyFile());
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                            new ByteArrayInputStream(certificate), new ByteArrayInputStream(key))
                    .sslProvider(SslProvider.JDK)
                    .protocols(versions(tls.minVersion()))
                    .clientAuth(tls.verifyIncoming() ? ClientAuth.REQUIRE : ClientAuth.NONE)
                    .applicationProtocolConfig(new ApplicationProtocolConfig(
                            Protocol.ALPN,
                            SelectorFailureBehavior.NO_ADVERTISE,
                            SelectedListenerFailureBehavior.ACCEPT,
                            ApplicationProtocolNames.HTTP_2,
                            ApplicationProtocolNames.HTTP_1_1));
            if (tls.hasAuthority()) {
                builder.trustManager(authorities(tls));
            }
            return builder.build();
        } catch (IllegalArgumentException unusable) {
            throw new IOException(
                    "cannot use cert_file %s and key_file %s for HTTPS: %s"
                            .formatted(tls.certFile().orElse(""), tls.keyFile().orElse(""), unusable.getMessage()),
                    unusable);
        }
    }

    private static String[] versions(TlsVersion least) {
        return least == TlsVersion.TLS_1_3 ? new String[] {"TLSv1.3"} : new String[] {"TLSv1.3", "TLSv1.2"};
    }

    private static X509Certificate[] authorities(EffectiveTls tls) throws IOException {
        byte[] pem = tls.caFile().isPresent()
                ? file("ca_file", tls.caFile())
                : folder(tls.caPath().orElseThrow());
        return switch (Pem.certificates(pem)) {
            case Pem.Certificates.Read(List<X509Certificate> certificates) ->
                certificates.toArray(X509Certificate[]::new);
            case Pem.Certificates.Malformed malformed -> throw new IOException("ca_file of HTTPS: " + malformed);
        };
    }

    private static byte[] file(String key, Optional<String> path) throws IOException {
        if (path.isEmpty()) {
            throw new IOException(
                    "HTTPS (ports.https) needs %s: set it below tls.https or tls.defaults".formatted(key));
        }
        try {
            return Files.readAllBytes(Path.of(path.get()));
        } catch (IOException missing) {
            throw new IOException("cannot read %s %s of HTTPS: %s".formatted(key, path.get(), missing), missing);
        }
    }

    private static byte[] folder(String path) throws IOException {
        var all = new ByteArrayOutputStream();
        try (var files = Files.list(Path.of(path))) {
            for (Path one : files.filter(Files::isRegularFile).sorted().toList()) {
                all.writeBytes(Files.readAllBytes(one));
                all.write('\n');
            }
        } catch (IOException missing) {
            throw new IOException("cannot read ca_path %s of HTTPS: %s".formatted(path, missing), missing);
        }
        return all.toByteArray();
    }
}
