package io.tombolo.runtime.config.bind;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.runtime.config.tree.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The types of single values: which Java type, which kind of value in a file, and how one becomes the other.
///
/// @param type     the Java type
/// @param typeName what a file has to hold, in the words of Consul's messages
/// @param allowed  the same for people, in messages and in the documentation
record Scalar(Class<?> type, String typeName, String allowed) {

    static Optional<Scalar> of(Class<?> type) {
        if (type.isEnum() && Spelled.class.isAssignableFrom(type)) {
            return Optional.of(new Scalar(type, "string", "one of " + choices(type)));
        }
        return Optional.ofNullable(
                switch (type.getName()) {
                    case "java.lang.String" -> new Scalar(type, "string", "text in quotes");
                    case "int", "java.lang.Integer", "long" -> new Scalar(type, "int", "a whole number without quotes");
                    case "io.tombolo.runtime.config.bind.Port" ->
                        new Scalar(type, "int", "a port from 1 to 65535 without quotes, or -1 for none");
                    case "double", "java.lang.Double" -> new Scalar(type, "float64", "a number without quotes");
                    case "boolean", "java.lang.Boolean" -> new Scalar(type, "bool", "true or false without quotes");
                    case "java.time.Duration" ->
                        new Scalar(type, "string", "a duration with unit in quotes, such as \"30s\" or \"1h30m\"");
                    case "io.tombolo.core.terms.Datacenter",
                            "io.tombolo.core.terms.NodeName",
                            "io.tombolo.core.terms.Domain" -> new Scalar(type, "string", "text in quotes");
                    default -> null;
                });
    }

    /// The word for the documentation.
    String shortName() {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(choice -> "`" + ((Spelled) choice).spellings().getFirst() + "`")
                    .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "Duration" -> "duration";
            case "Port" -> "port";
            case "double", "Double" -> "number";
            case "int", "Integer", "long" -> "int";
            case "boolean", "Boolean" -> "bool";
            default -> "string";
        };
    }

    /// Reads a value of a file; `path` and `setting` are for the message.
    Reading read(String path, Setting setting, Value value) {
        return switch (value) {
            case Value.Text text when typeName.equals("string") -> readText(path, setting, text.text());
            case Value.Truth truth when typeName.equals("bool") -> new Reading.Good(truth.holds());
            case Value.Whole whole when typeName.equals("int") -> readWhole(path, whole.number());
            case Value.Real real
            when typeName.equals("int") && real.number() == Math.rint(real.number()) ->
                readWhole(path, (long) real.number());
            case Value.Whole whole when typeName.equals("float64") -> new Reading.Good((double) whole.number());
            case Value.Real real when typeName.equals("float64") -> new Reading.Good(real.number());
            case Value.Text _,
                    Value.Whole _,
                    Value.Real _,
                    Value.Truth _,
                    Value.Absent _,
                    Value.Sequence _,
                    Value.Entries _ ->
                new Reading.Bad("'%s' expected type '%s', got unconvertible type '%s', value: '%s'; write %s"
                        .formatted(
                                path,
                                typeName,
                                value.typeName(),
                                setting.secret() ? "(hidden)" : clip(value.shown()),
                                allowedIn(value)));
        };
    }

    /// Flags, variables and properties have no quotes to speak of.
    private String allowedIn(Value value) {
        return value.at().line() > 0
                ? allowed
                : allowed.replace(" without quotes", "")
                        .replace(" in quotes", "")
                        .replace("\"", "");
    }

    private Reading readWhole(String path, long number) {
        if (type == long.class) {
            return new Reading.Good(number);
        }
        if (number != (int) number) {
            return new Reading.Bad("%s: %d does not fit into 32 bits".formatted(path, number));
        }
        if (type == Port.class) {
            return attempt(() -> new Port((int) number), path + ": ", "; a port is at most 65535, -1 is none");
        }
        return new Reading.Good((int) number);
    }

    private Reading readText(String path, Setting setting, String text) {
        if (type.isEnum()) {
            return choose(path, setting, text);
        }
        if (type == Duration.class) {
            return attempt(
                    () -> GoDuration.parse(text),
                    "%s: invalid duration: \"%s\": ".formatted(path, text),
                    "; write it with a unit, such as 30s or 1h30m");
        }
        if (type == Datacenter.class) {
            return switch (attempt(() -> new Datacenter(text), "", "")) {
                // The word speaks of itself as `datacenter`; here it may be the primary's.
                case Reading.Bad(String message)
                when message.startsWith("datacenter ") ->
                    new Reading.Bad(path + message.substring("datacenter".length()));
                case Reading reading -> reading;
            };
        }
        if (type == NodeName.class) {
            return attempt(() -> new NodeName(text), path + ": ", "");
        }
        if (type == Domain.class) {
            return attempt(() -> new Domain(text), path + ": ", "");
        }
        return new Reading.Good(text);
    }

    private Reading choose(String path, Setting setting, String text) {
        for (Object choice : type.getEnumConstants()) {
            if (((Spelled) choice).spellings().stream().anyMatch(text::equalsIgnoreCase)) {
                return new Reading.Good(choice);
            }
        }
        return new Reading.Bad(
                setting.refusal().isEmpty()
                        ? "%s cannot be \"%s\"; allowed is %s".formatted(path, clip(text), allowed)
                        : setting.refusal().formatted(clip(text)));
    }

    private interface Maker {
        Object make();
    }

    private static Reading attempt(Maker maker, String before, String after) {
        try {
            return new Reading.Good(maker.make());
        } catch (IllegalArgumentException refused) {
            return new Reading.Bad(before + refused.getMessage() + after);
        }
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(choice -> ((Spelled) choice).spellings().getFirst())
                .collect(Collectors.joining(", "));
    }

    private static String clip(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
