package io.tombolo.runtime.config.bind;

/// A flag of the command line that sets a key, for whoever declares the command line.
///
/// @param name       without its dash, `dns-port`
/// @param kind       what follows it
/// @param repeatable whether it may be given several times
/// @param key        the key that it sets, as a path
/// @param text       what it means, in one line
public record Flag(String name, Kind kind, boolean repeatable, String key, String text) {

    /// What a flag takes.
    public enum Kind {
        /// Nothing, or `=true` or `=false`.
        SWITCH,
        /// A whole number.
        NUMBER,
        /// A duration such as `30s`.
        DURATION,
        /// Any text.
        TEXT,
        /// `key:value`.
        PAIR
    }

    static Flag of(Key key) {
        return new Flag(
                key.declared().flag(),
                kind(key.shape()),
                !(key.shape() instanceof Shape.Single),
                key.path(),
                key.declared().says());
    }

    private static Kind kind(Shape shape) {
        return switch (shape) {
            case Shape.Single single ->
                switch (single.scalar().shortName()) {
                    case "bool" -> Kind.SWITCH;
                    case "int", "port" -> Kind.NUMBER;
                    case "duration" -> Kind.DURATION;
                    default -> Kind.TEXT;
                };
            case Shape.Mapping _ -> Kind.PAIR;
            case Shape.Texts _, Shape.RawList _, Shape.RawMap _, Shape.Block _ -> Kind.TEXT;
        };
    }
}
