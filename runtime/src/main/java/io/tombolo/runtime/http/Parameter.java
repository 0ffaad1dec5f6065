package io.tombolo.runtime.http;

/// A parameter that a route looks at.
///
/// @param kind how its value is meant
/// @param says what it does, for the OpenAPI document
public record Parameter(String name, Kind kind, String says) {

    /// How a value is meant.
    public enum Kind {
        /// It counts whether it is there, not what it says.
        FLAG("boolean", ""),
        /// `true`, `1`, `false` and so on.
        TRUTH("boolean", ""),
        /// A text.
        TEXT("string", ""),
        /// The same may be given several times.
        TEXTS("array", ""),
        /// A whole number of up to 64 bits without a sign.
        NUMBER("integer", "int64"),
        /// Such as `1h30m` or `300ms`.
        DURATION("string", "duration"),
        /// An expression of the filter language.
        FILTER("string", "filter");

        private final String type;
        private final String format;

        Kind(String type, String format) {
            this.type = type;
            this.format = format;
        }

        String type() {
            return type;
        }

        String format() {
            return format;
        }
    }
}
