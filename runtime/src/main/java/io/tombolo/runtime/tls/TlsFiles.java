package io.tombolo.runtime.tls;

import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.config.EffectiveTls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the TLS files that a configuration names.
public final class TlsFiles {

    private TlsFiles() {}

    /// The texts of the files. Two of them are the same if all their bytes are.
    ///
    /// @param authorities of `ca_file`, or of all files in `ca_path` one after the other
    public record Texts(Bytes certificate, Bytes key, Bytes authorities) {

        /// Without the key.
        @Override
        public String toString() {
            return "Texts[%d, %d and %d bytes]".formatted(certificate.length(), key.length(), authorities.length());
        }
    }

    /// What they hold; empty if the configuration does not have all that mutual TLS needs.
    ///
    /// @throws IOException if a file cannot be read or used; the message names its key and what is wrong
    public static Optional<TlsMaterial> read(EffectiveTls tls) throws IOException {
        Optional<Texts> texts = texts(tls);
        return texts.isPresent() ? Optional.of(material(texts.get())) : Optional.empty();
    }

    /// Their texts; empty if the configuration does not have all that mutual TLS needs.
    ///
    /// @throws IOException if a file cannot be read; the message names its key
    public static Optional<Texts> texts(EffectiveTls tls) throws IOException {
        if (!tls.canAuthenticate()) {
            return Optional.empty();
        }
        return Optional.of(new Texts(
                Bytes.wrap(file("cert_file", tls.certFile().orElseThrow())),
                Bytes.wrap(file("key_file", tls.keyFile().orElseThrow())),
                Bytes.wrap(
                        tls.caFile().isPresent()
                                ? file("ca_file", tls.caFile().get())
                                : folder(tls.caPath().orElseThrow()))));
    }

    /// What texts hold.
    ///
    /// @throws IOException if they cannot be used; the message says which, and what is wrong
    public static TlsMaterial material(Texts texts) throws IOException {
        return switch (TlsMaterial.read(
                texts.certificate().toArray(),
                texts.key().toArray(),
                texts.authorities().toArray())) {
            case TlsMaterial.Reading.Read(TlsMaterial material) -> material;
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
