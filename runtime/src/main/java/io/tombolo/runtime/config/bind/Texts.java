package io.tombolo.runtime.config.bind;

import io.tombolo.runtime.config.json.JsonReader;
import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Value.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Values that arrive as plain texts, as in flags, variables and properties: the key says what they are to become.
///
/// Lists are separated by commas, maps are `key:value` or `key=value` separated by commas; a text that starts
/// with `[` or `{` is JSON. What cannot be read stays a text, which the [Checker] then refuses with the right
/// words.
final class Texts {

    private Texts() {}

    /// One text for a whole key.
    static Value read(Key key, String text, Position at) {
        return switch (key.shape()) {
            case Shape.Single single -> single(single.scalar(), text, at);
            case Shape.Texts _ -> isJson(text) ? json(text, at) : list(split(text), at);
            case Shape.Mapping mapping -> isJson(text) ? json(text, at) : map(mapping, split(text), at);
            case Shape.RawMap _, Shape.RawList _, Shape.Block _ -> json(text, at);
        };
    }

    /// Several texts for one key, each an item of its own; of a single value the last counts.
    static Value read(Key key, List<String> texts, Position at) {
        return switch (key.shape()) {
            case Shape.Texts _ -> list(texts, at);
            case Shape.Mapping mapping -> map(mapping, texts, at);
            case Shape.Single _, Shape.RawMap _, Shape.RawList _, Shape.Block _ -> read(key, texts.getLast(), at);
        };
    }

    private static Value single(Scalar scalar, String text, Position at) {
        String trimmed = text.strip();
        try {
            return switch (scalar.typeName()) {
                case "int" -> new Value.Whole(at, Long.parseLong(trimmed));
                case "float64" -> new Value.Real(at, Double.parseDouble(trimmed));
                case "bool" -> truth(trimmed, at);
                default -> new Value.Text(at, text);
            };
        } catch (NumberFormatException _) {
            return new Value.Text(at, text);
        }
    }

    /// The words that Go's flags know for true and false.
    private static Value truth(String text, Position at) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1" -> new Value.Truth(at, true);
            case "false", "f", "0" -> new Value.Truth(at, false);
            default -> new Value.Text(at, text);
        };
    }

    private static Value list(List<String> texts, Position at) {
        List<Value> items = new ArrayList<>();
        texts.forEach(text -> items.add(new Value.Text(at, text)));
        return new Value.Sequence(at, items);
    }

    private static Value map(Shape.Mapping mapping, List<String> pairs, Position at) {
        SequencedMap<String, Field> fields = new LinkedHashMap<>();
        for (String pair : pairs) {
            int colon = pair.indexOf(':');
            int equals = pair.indexOf('=');
            int cut = colon < 0 ? equals : equals < 0 ? colon : Math.min(colon, equals);
            String name = cut < 0 ? pair : pair.substring(0, cut);
            String content = cut < 0 ? "" : pair.substring(cut + 1);
            fields.put(name, new Field(name, at, single(mapping.scalar(), content, at)));
        }
        return new Value.Entries(at, fields);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("[") || start.startsWith("{");
    }

    private static Value json(String text, Position at) {
        return switch (JsonReader.fragment(at.source(), text)) {
            case JsonReader.Fragment.Good good -> good.value();
            case JsonReader.Fragment.Bad _ -> new Value.Text(at, text);
        };
    }
}
