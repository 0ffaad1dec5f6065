package io.tombolo.runtime.tls;

import io.tombolo.runtime.config.EffectiveTls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the TLS files that a configuration names.
public final class TlsFiles {

    private TlsFiles() {}

    /// What they hold; empty if the configuration does not have all that mutual TLS needs.
    ///
    /// @throws IOException if a file cannot be read or used; the message names its key and what is wrong
    public static Optional<TlsMaterial> read(EffectiveTls tls) throws IOException {
        if (!tls.canAuthenticate()) {
            return Optional.empty();
        }
        var reading = TlsMaterial.read(
                file("cert_file", tls.certFile().orElseThrow()),
                file("key_file", tls.keyFile().orElseThrow()),
                tls.caFile().isPresent()
                        ? file("ca_file", tls.caFile().get())
                        : folder(tls.caPath().orElseThrow()));
        return switch (reading) {
            case TlsMaterial.Reading.Read(TlsMaterial material) -> Optional.of(material);
            case TlsMaterial.Reading.Malformed(String reason) ->
                throw new IOException("cannot use the TLS files of this configuration: " + reason);
        };
    }

    private static byte[] file(String key, String path) throws IOException {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            throw new IOException("cannot read %s %s: %s".formatted(key, path, e), e);
        }
    }

    private static byte[] folder(String path) throws IOException {
        var all = new ByteArrayOutputStream();
        try (var files = Files.list(Path.of(path))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.writeBytes(file("ca_path", file.toString()));
                all.write('\n');
            }
        } catch (IOException e) {
            throw new IOException("cannot read ca_path %s: %s".formatted(path, e), e);
        }
        return all.toByteArray();
    }
}
