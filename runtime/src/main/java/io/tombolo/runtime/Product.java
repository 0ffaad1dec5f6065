package io.tombolo.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which build this is.
///
/// @param version    `major.minor.patch`
/// @param prerelease `dev` for a build between releases, else empty
public record Product(String version, String prerelease) {

    private static final String SNAPSHOT = "-SNAPSHOT";

    /// The build that is running.
    public static Product current() {
        var properties = new Properties();
        try (InputStream in = Product.class.getResourceAsStream("product.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read product.properties of this build", e);
        }
        String version = properties.getProperty("version", "");
        return version.endsWith(SNAPSHOT)
                ? new Product(version.substring(0, version.length() - SNAPSHOT.length()), "dev")
                : new Product(version, "");
    }

    /// As it is shown to people: `v0.1.0` or `v0.1.0-dev`.
    public String display() {
        return prerelease.isEmpty() ? "v" + version : "v" + version + "-" + prerelease;
    }
}
