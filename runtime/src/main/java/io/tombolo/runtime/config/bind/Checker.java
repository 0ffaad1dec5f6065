package io.tombolo.runtime.config.bind;

import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Value.Field;
import io.tombolo.runtime.config.tree.Violation;
import io.tombolo.runtime.config.tree.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks one source against the schema: unknown keys, types, single values. Collects everything it finds.
///
/// Renamed keys come out under their name of today; what is wrong is left out, so that it is reported once.
public final class Checker {

    /// Violations of one source that are reported; the rest is counted. More than fit on a screen help nobody.
    private static final int REPORTED = 50;

    private final Schema<?> schema;
    private final Map<String, Value> settings = new LinkedHashMap<>();
    private final Set<String> byOldName = new LinkedHashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private Checker(Schema<?> schema) {
        this.schema = schema;
    }

    /// Checks a whole source; never throws.
    public static Checked check(Schema<?> schema, Value.Entries source) {
        Checker checker = new Checker(schema);
        checker.fields("", source);
        return checker.result();
    }

    /// Checks values that are already known by the full path of their key; never throws.
    public static Checked check(Schema<?> schema, Map<String, Value> source) {
        Checker checker = new Checker(schema);
        source.forEach((path, value) -> checker.field(path, new Field(path, value.at(), value), true));
        return checker.result();
    }

    private Checked result() {
        List<Violation> reported = violations;
        if (violations.size() > REPORTED) {
            reported = new ArrayList<>(violations.subList(0, REPORTED));
            reported.add(new Violation(
                    violations.get(REPORTED).at(),
                    "",
                    "and %d more violations from here on".formatted(violations.size() - REPORTED)));
        }
        return new Checked(new Settings(settings), reported, warnings);
    }

    private void fields(String prefix, Value.Entries block) {
        Map<String, Field> seen = new LinkedHashMap<>();
        for (Field field : block.fields().values()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            String path = prefix.isEmpty() ? name : prefix + "." + name;
            Field before = seen.put(name, field);
            if (before != null) {
                refuse(
                        field.at(),
                        path,
                        "duplicate key \"%s\", first set as \"%s\" in line %d"
                                .formatted(
                                        field.name(), before.name(), before.at().line()));
            } else if (!(field.value() instanceof Value.Absent)) {
                field(path, field, false);
            }
        }
    }

    private void field(String path, Field field, boolean fromFlag) {
        Optional<Schema.Rename> rename = schema.rename(path);
        if (rename.isPresent()) {
            renamed(path, field, rename.get());
            return;
        }
        Optional<Key> key = schema.key(path).filter(found -> fromFlag || !isFlagOnly(found));
        if (key.isPresent()) {
            value(key.get(), field, false);
        } else {
            unknown(path, field.at());
        }
    }

    private static boolean isFlagOnly(Key key) {
        return key.setting().map(Setting::flagOnly).orElse(false);
    }

    private void renamed(String path, Field field, Schema.Rename rename) {
        if (!rename.quiet()) {
            warnings.add(Warning.at(
                    field.at(),
                    path,
                    "The '%s' field is deprecated. Use the '%s' field instead.".formatted(path, rename.to())));
        }
        for (String on : schema.switchedOnBy(path)) {
            settings.putIfAbsent(on, new Value.Truth(field.at(), true));
        }
        Key key = schema.key(rename.to())
                .orElseThrow(() -> new IllegalStateException(
                        "%s is renamed to %s, which is unknown".formatted(path, rename.to())));
        value(key, field, true);
    }

    private void unknown(String path, Position at) {
        String nearest = violations.size() < REPORTED
                ? Nearest.to(path, knownPaths())
                        .map(meant -> "; did you mean %s?".formatted(meant))
                        .orElse("")
                : "";
        refuse(at, path, "invalid config key %s%s".formatted(path, nearest));
    }

    private List<String> knownPaths() {
        return schema.keys().stream()
                .filter(key -> !isFlagOnly(key))
                .map(Key::path)
                .toList();
    }

    private void value(Key key, Field field, boolean oldName) {
        Value value = field.value();
        switch (key.shape()) {
            case Shape.Block _ -> block(key, value);
            case Shape.Single single -> single(key, single, unwrapped(value), oldName);
            case Shape.Texts _ -> texts(key, value, oldName);
            case Shape.Mapping mapping -> mapping(key, mapping, unwrapped(value));
            case Shape.RawMap _ -> {
                if (unwrapped(value) instanceof Value.Entries map) {
                    put(key, map, oldName);
                } else {
                    refuseType(key, value, "expected a map");
                }
            }
            case Shape.RawList _ -> rawList(key, value, oldName);
        }
    }

    /// A list of one stands for its item where no list is wanted, as in Consul; that is how HCL blocks arrive
    /// there.
    private static Value unwrapped(Value value) {
        return value instanceof Value.Sequence list && list.items().size() == 1
                ? list.items().getFirst()
                : value;
    }

    private void block(Key key, Value value) {
        if (unwrapped(value) instanceof Value.Entries entries) {
            fields(key.path(), entries);
        } else if (value instanceof Value.Sequence list
                && list.items().stream().allMatch(Value.Entries.class::isInstance)) {
            refuse(
                    list.items().getLast().at(),
                    key.path(),
                    "'%s' expected a map, got 'slice'; the block may stand only once in a file".formatted(key.path()));
        } else {
            refuseType(key, value, "expected a map");
        }
    }

    private void single(Key key, Shape.Single single, Value value, boolean oldName) {
        if (single.isUnset(value)) {
            put(key, value, oldName);
            return;
        }
        if (value instanceof Value.Absent) {
            return;
        }
        switch (single.scalar().read(key.path(), key.declared(), value)) {
            case Reading.Good _ -> put(key, value, oldName);
            case Reading.Bad(String message) -> refuse(value.at(), key.path(), message);
        }
    }

    private void texts(Key key, Value value, boolean oldName) {
        if (!(value instanceof Value.Sequence list)) {
            refuse(
                    value.at(),
                    key.path(),
                    "'%s': source data must be an array or slice, got %s; write [ … ]"
                            .formatted(key.path(), value.typeName()));
            return;
        }
        List<Value> good = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Value item = list.items().get(i);
            if (item instanceof Value.Text) {
                good.add(item);
            } else if (!(item instanceof Value.Absent)) {
                refuse(
                        item.at(),
                        key.path(),
                        "'%s[%d]' expected type 'string', got unconvertible type '%s', value: '%s'; write texts in quotes"
                                .formatted(key.path(), i, item.typeName(), item.shown()));
            }
        }
        put(key, new Value.Sequence(list.at(), good), oldName);
    }

    private void mapping(Key key, Shape.Mapping mapping, Value value) {
        if (!(value instanceof Value.Entries entries)) {
            refuseType(key, value, "expected a map");
            return;
        }
        Map<String, Field> good = new LinkedHashMap<>();
        for (Field field : entries.fields().values()) {
            String path = key.path() + "." + field.name();
            switch (mapping.scalar().read(path, key.declared(), field.value())) {
                case Reading.Good _ -> good.put(field.name(), field);
                case Reading.Bad(String message) -> refuse(field.value().at(), key.path(), message);
            }
        }
        put(key, new Value.Entries(entries.at(), new LinkedHashMap<>(good)), false);
    }

    private void rawList(Key key, Value value, boolean oldName) {
        List<Value> items = value instanceof Value.Sequence list ? list.items() : List.of(value);
        for (Value item : items) {
            if (!(item instanceof Value.Entries)) {
                refuseType(key, item, "expected a map");
                return;
            }
        }
        Value.Sequence list = new Value.Sequence(value.at(), items);
        Value before = settings.get(key.path());
        if (before instanceof Value.Sequence earlier) {
            List<Value> both = new ArrayList<>(earlier.items());
            both.addAll(items);
            settings.put(key.path(), new Value.Sequence(earlier.at(), both));
        } else {
            put(key, list, oldName);
        }
    }

    /// The name of today wins over the old one, wherever in the source they stand.
    private void put(Key key, Value value, boolean oldName) {
        if (oldName && settings.containsKey(key.path()) && !byOldName.contains(key.path())) {
            return;
        }
        if (oldName) {
            byOldName.add(key.path());
        } else {
            byOldName.remove(key.path());
        }
        settings.put(key.path(), value);
    }

    private void refuseType(Key key, Value value, String expected) {
        refuse(value.at(), key.path(), "'%s' %s, got '%s'".formatted(key.path(), expected, value.typeName()));
    }

    private void refuse(Position at, String path, String message) {
        violations.add(Violation.at(at, path, message));
    }
}
