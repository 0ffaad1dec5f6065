package io.tombolo.runtime.config.bind;

import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Value.Field;
import io.tombolo.runtime.config.tree.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Properties as Spring holds them: `primary-gateways`, `connect.enableMeshGatewayWanFederation`, `retry_join[0]`.
///
/// Names are matched without case, dashes and underscores. Below a map everything is the name of an entry.
public final class PropertySource {

    private static final Pattern INDEXED = Pattern.compile("(.+)\\[(\\d{1,4})]");

    private final Schema<?> schema;
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, String>> items = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private PropertySource(Schema<?> schema) {
        this.schema = schema;
        schema.keys().stream()
                .filter(key -> !key.isBlock() && !key.declared().flagOnly())
                .forEach(key -> paths.put(relaxed(key.path()), key.path()));
        schema.renames().forEach((old, rename) -> paths.putIfAbsent(relaxed(old), old));
    }

    /// Checks properties, whose names come without the prefix that all of them share.
    ///
    /// @param properties each a text, number, truth value, or a collection of texts
    public static Checked check(Schema<?> schema, Map<String, ?> properties) {
        PropertySource source = new PropertySource(schema);
        new TreeMap<String, Object>(properties).forEach(source::take);
        source.items.forEach(
                (path, texts) -> source.put(path, texts.values(), Position.of("property tombolo." + path)));
        Checked checked = Checker.check(schema, source.values);
        source.violations.addAll(checked.violations());
        return new Checked(checked.settings(), source.violations, checked.warnings());
    }

    private void take(String name, Object content) {
        Position at = Position.of("property tombolo." + name);
        Matcher indexed = INDEXED.matcher(name);
        if (indexed.matches() && paths.containsKey(relaxed(indexed.group(1)))) {
            items.computeIfAbsent(pathOf(indexed.group(1)), _ -> new TreeMap<>())
                    .put(Integer.valueOf(indexed.group(2)), String.valueOf(content));
        } else if (paths.containsKey(relaxed(name))) {
            put(pathOf(name), content, at);
        } else if (!takeEntry(name, content, at)) {
            Set<String> known = new LinkedHashSet<>();
            paths.values().forEach(path -> known.add(path.replace('_', '-')));
            violations.add(Violation.at(
                    at,
                    name,
                    "invalid config key %s%s"
                            .formatted(
                                    name,
                                    nearest(name, known)
                                            .map(meant -> "; did you mean %s?".formatted(meant))
                                            .orElse(""))));
        }
    }

    private static Optional<String> nearest(String name, Set<String> known) {
        Set<String> snake = new LinkedHashSet<>();
        known.forEach(path -> snake.add(path.replace('-', '_')));
        return Nearest.to(Schema.snakeCase(name), snake).map(path -> path.replace('_', '-'));
    }

    private String pathOf(String name) {
        return paths.getOrDefault(relaxed(name), name);
    }

    private void put(String path, Object content, Position at) {
        Key key = schema.rename(path)
                .flatMap(rename -> schema.key(rename.to()))
                .or(() -> schema.key(path))
                .orElseThrow(() -> new IllegalStateException("no key " + path));
        if (content instanceof Collection<?> texts) {
            List<String> list = texts.stream().map(String::valueOf).toList();
            if (!list.isEmpty()) {
                values.put(path, Texts.read(key, list, at));
            }
        } else {
            values.put(path, Texts.read(key, String.valueOf(content), at));
        }
    }

    /// An entry of a map: `node-meta.rack`.
    private boolean takeEntry(String name, Object content, Position at) {
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            Optional<Key> key = Optional.ofNullable(paths.get(relaxed(name.substring(0, dot))))
                    .flatMap(schema::key)
                    .filter(found -> found.shape() instanceof Shape.Mapping || found.shape() instanceof Shape.RawMap);
            if (key.isPresent()) {
                addEntry(key.get(), name.substring(dot + 1), String.valueOf(content), at);
                return true;
            }
        }
        return false;
    }

    private void addEntry(Key key, String name, String content, Position at) {
        SequencedMap<String, Field> fields = new LinkedHashMap<>();
        if (values.get(key.path()) instanceof Value.Entries before) {
            fields.putAll(before.fields());
        }
        String entry =
                key.shape() instanceof Shape.RawMap ? Schema.snakeCase(name).replace('-', '_') : name;
        fields.put(entry, new Field(entry, at, new Value.Text(at, content)));
        values.put(key.path(), new Value.Entries(at, fields));
    }

    private static String relaxed(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
