package io.tombolo.runtime.config.json;

import io.tombolo.runtime.config.tree.Budget;
import io.tombolo.runtime.config.tree.Limits;
import io.tombolo.runtime.config.tree.Parsed;
import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Value.Field;
import io.tombolo.runtime.config.tree.Violation;
import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON text into a tree of values.
public final class JsonReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH + 1)
                    .maxStringLength(Limits.FILE_BYTES)
                    .maxNameLength(Limits.FILE_BYTES)
                    .build())
            .build();

    private final String source;
    private final JsonParser parser;
    private final Budget budget = new Budget();

    private JsonReader(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /// Reads a whole file, whose root has to be an object; never throws.
    ///
    /// @param source the name that stands in positions
    public static Parsed parse(String source, String text) {
        try {
            return switch (read(source, text)) {
                case Value.Entries root -> new Parsed.Tree(root);
                case Value other ->
                    new Parsed.Broken(
                            Violation.at(other.at(), "", "a configuration file holds one JSON object: { … }"));
            };
        } catch (Fault fault) {
            return new Parsed.Broken(Violation.at(fault.at, "", fault.text));
        }
    }

    /// Reads a list or object that stands in a flag, variable or property; or says what is wrong with it.
    public static Fragment fragment(String source, String text) {
        try {
            return new Fragment.Good(read(source, text));
        } catch (Fault fault) {
            return new Fragment.Bad(fault.text);
        }
    }

    /// What became of a fragment.
    public sealed interface Fragment {
        record Good(Value value) implements Fragment {}

        record Bad(String reason) implements Fragment {}
    }

    private static Value read(String source, String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonReader reader = new JsonReader(source, parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new Fault(new Position(source, 1, 1), "the file is empty; JSON needs at least {}");
            }
            Value value = reader.value(first);
            if (parser.nextToken() != null) {
                throw new Fault(reader.here(), "something follows after the end of the JSON value");
            }
            return value;
        } catch (JacksonException broken) {
            throw new Fault(position(source, broken.getLocation()), reason(broken));
        }
    }

    private static String reason(JacksonException broken) {
        if (broken instanceof InputCoercionException) {
            return "number has more than 64 bits";
        }
        String message = String.valueOf(broken.getOriginalMessage());
        int end = message.indexOf('\n');
        return "not valid JSON: " + (end < 0 ? message : message.substring(0, end));
    }

    private Value value(JsonToken token) {
        Position at = here();
        refuse(at, budget.takeValue());
        return switch (token) {
            case START_OBJECT -> object(at);
            case START_ARRAY -> array(at);
            case VALUE_STRING -> new Value.Text(at, parser.getString());
            case VALUE_NUMBER_INT -> new Value.Whole(at, parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> new Value.Real(at, parser.getDoubleValue());
            case VALUE_TRUE -> new Value.Truth(at, true);
            case VALUE_FALSE -> new Value.Truth(at, false);
            case VALUE_NULL -> new Value.Absent(at);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("token %s in the place of a value at %s".formatted(token, at));
        };
    }

    private Value object(Position at) {
        refuse(at, budget.enter());
        SequencedMap<String, Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Position nameAt = here();
            Field field = new Field(name, nameAt, value(parser.nextToken()));
            Field before = fields.putIfAbsent(name, field);
            if (before != null) {
                throw new Fault(
                        nameAt,
                        "duplicate key \"%s\", first set in line %d"
                                .formatted(name, before.at().line()));
            }
        }
        budget.leave();
        return new Value.Entries(at, fields);
    }

    private Value array(Position at) {
        refuse(at, budget.enter());
        List<Value> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        budget.leave();
        return new Value.Sequence(at, items);
    }

    private Position here() {
        return position(source, parser.currentTokenLocation());
    }

    private static Position position(String source, TokenStreamLocation location) {
        return new Position(source, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static void refuse(Position at, Optional<String> excess) {
        excess.ifPresent(text -> {
            throw new Fault(at, text);
        });
    }

    /// Unwinds the recursion; never leaves this class.
    private static final class Fault extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Position at;
        private final String text;

        Fault(Position at, String text) {
            super(text, null, false, false);
            this.at = at;
            this.text = text;
        }
    }
}
