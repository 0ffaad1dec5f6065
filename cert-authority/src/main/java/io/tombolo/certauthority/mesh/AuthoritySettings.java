package io.tombolo.certauthority.mesh;

import io.tombolo.certauthority.issue.KeyKind;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.runtime.config.bind.GoDuration;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The settings of the built-in authority, as they stand in its configuration. Source: WAN federation sheet 9.4;
/// HTTP sheet, error catalogue.
///
/// @param leafTtl         how long leaves are valid
/// @param intermediateTtl how long the certificates of secondaries are valid
/// @param rootTtl         how long a root is valid that is made here
/// @param csrPerSecond    leaves a second; 0 for no limit
/// @param csrConcurrent   leaves at the same time; 0 to go by `csrPerSecond`
/// @param key             kind of the keys that are made here
/// @param privateKey      PEM of a root key that was made elsewhere; empty to make one
/// @param rootCert        PEM of its certificate
record AuthoritySettings(
        Duration leafTtl,
        Duration intermediateTtl,
        Duration rootTtl,
        double csrPerSecond,
        int csrConcurrent,
        KeyKind key,
        String privateKey,
        String rootCert) {

    private static final Duration LEAF_TTL = Duration.ofDays(3);
    private static final Duration INTERMEDIATE_TTL = Duration.ofDays(365);
    private static final Duration ROOT_TTL = Duration.ofDays(3650);
    private static final Duration SHORTEST_LEAF = Duration.ofHours(1);
    private static final Duration LONGEST_LEAF = Duration.ofDays(365);
    private static final double CSR_PER_SECOND = 50;

    /// Reads them.
    ///
    /// @throws IllegalArgumentException if one is wrong; the message is what callers are told
    static AuthoritySettings of(Map<String, Value> config) {
        var settings = new AuthoritySettings(
                duration(config, "LeafCertTTL", LEAF_TTL),
                duration(config, "IntermediateCertTTL", INTERMEDIATE_TTL),
                duration(config, "RootCertTTL", ROOT_TTL),
                number(config, "CSRMaxPerSecond", CSR_PER_SECOND),
                (int) number(config, "CSRMaxConcurrent", 0),
                new KeyKind(text(config, "PrivateKeyType").orElse(KeyKind.EC_256.type()), (int) number(
                        config,
                        "PrivateKeyBits",
                        text(config, "PrivateKeyType").filter("rsa"::equals).isPresent() ? 2048 : 256)),
                text(config, "PrivateKey").orElse(""),
                text(config, "RootCert").orElse(""));
        settings.check();
        return settings;
    }

    private void check() {
        if (leafTtl.compareTo(SHORTEST_LEAF) < 0) {
            throw new IllegalArgumentException("leaf cert TTL must be greater or equal than 1h0m0s");
        }
        if (leafTtl.compareTo(LONGEST_LEAF) > 0) {
            throw new IllegalArgumentException("leaf cert TTL must be less than or equal to 8760h0m0s");
        }
        if (intermediateTtl.compareTo(leafTtl.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException("Intermediate Cert TTL must be greater or equal than 3 * LeafCertTTL");
        }
        if (rootTtl.compareTo(intermediateTtl) < 0) {
            throw new IllegalArgumentException("Root Cert TTL must be greater or equal than Intermediate Cert TTL");
        }
        if (privateKey.isEmpty() != rootCert.isEmpty()) {
            throw new IllegalArgumentException("must provide both PrivateKey and RootCert, or neither");
        }
    }

    /// Whether the same root serves both.
    boolean sameRoot(AuthoritySettings other) {
        return key.equals(other.key) && privateKey.equals(other.privateKey) && rootCert.equals(other.rootCert);
    }

    /// A text such as `72h`, or a number of nanoseconds.
    private static Duration duration(Map<String, Value> config, String name, Duration otherwise) {
        Optional<String> text = text(config, name);
        if (text.isPresent()) {
            return text.get().isEmpty() ? otherwise : GoDuration.parse(text.get());
        }
        double nanos = number(config, name, 0);
        return nanos == 0 ? otherwise : Duration.ofNanos((long) nanos);
    }

    private static Optional<String> text(Map<String, Value> config, String name) {
        return Optional.ofNullable(config.get(name)).flatMap(Value::text);
    }

    private static double number(Map<String, Value> config, String name, double otherwise) {
        return switch (config.getOrDefault(name, Value.nil())) {
            case Value.Int(long number) -> number;
            case Value.HugeInt(long _) -> throw notANumber(name);
            case Value.Float32(float number) -> number;
            case Value.Float64(double number) -> number;
            case Value.Nil() -> otherwise;
            case Value.Raw raw -> parse(name, raw.text().orElse(""), otherwise);
            case Value.Bool _, Value.Array _, Value.Table _ -> throw notANumber(name);
        };
    }

    private static double parse(String name, String text, double otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            // A duration is a text as well, and is read elsewhere.
            throw notANumber(name);
        }
    }

    private static IllegalArgumentException notANumber(String name) {
        return new IllegalArgumentException("%s must be a number".formatted(name));
    }

    /// The names by which a configuration file has them: `leaf_cert_ttl` is `LeafCertTTL`.
    static String wireName(String name) {
        if (!name.contains("_") && !name.isEmpty() && Character.isUpperCase(name.charAt(0))) {
            return name;
        }
        var wire = new StringBuilder();
        for (String word : name.split("_", -1)) {
            wire.append(
                    switch (word) {
                        case "ttl", "csr", "id" -> word.toUpperCase(Locale.ROOT);
                        case "" -> "";
                        default -> Character.toUpperCase(word.charAt(0)) + word.substring(1);
                    });
        }
        return wire.toString();
    }
}
