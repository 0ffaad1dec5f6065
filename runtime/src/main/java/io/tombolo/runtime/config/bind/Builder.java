package io.tombolo.runtime.config.bind;

import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the records from checked settings and from defaults.
public final class Builder {

    private static final Position DEFAULT = Position.of("default");

    private final Settings settings;
    private final boolean dev;

    private Builder(Settings settings, boolean dev) {
        this.settings = settings;
        this.dev = dev;
    }

    /// Makes the root record.
    ///
    /// @param settings what a [Checker] let through
    /// @param dev      whether the defaults of the development mode hold
    /// @throws IllegalStateException if a key that needs a value has neither one nor a default: a bug
    public static <T extends Record> T build(Schema<T> schema, Settings settings, boolean dev) {
        return schema.type().cast(new Builder(settings, dev).block(schema.root()));
    }

    private Object block(Shape.Block block) {
        Object[] arguments = block.keys().stream().map(this::argument).toArray();
        Class<?>[] types = Arrays.stream(block.record().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return block.record().getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException(
                    "record %s refuses %s".formatted(block.record(), List.of(arguments)), thrown.getCause());
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("record %s cannot be made".formatted(block.record()), unreachable);
        }
    }

    private Object argument(Key key) {
        Optional<Value> value = key.isBlock() ? Optional.empty() : value(key);
        return switch (key.shape()) {
            case Shape.Block block -> block(block);
            case Shape.Single single -> single(key, single, value);
            case Shape.Texts _ -> value.map(Builder::texts).orElse(List.of());
            case Shape.Mapping mapping ->
                value.map(map -> mapping(key, mapping, map)).orElse(Map.of());
            case Shape.RawMap _ -> value.orElseGet(() -> new Value.Entries(DEFAULT, new LinkedHashMap<>()));
            case Shape.RawList _ -> value.map(Builder::items).orElse(List.of());
        };
    }

    private Optional<Value> value(Key key) {
        return settings.value(key.path())
                .filter(value -> !(key.shape() instanceof Shape.Single single && single.isUnset(value)))
                .or(() -> key.defaultText(dev).map(text -> Texts.read(key, text, DEFAULT)));
    }

    private static Object single(Key key, Shape.Single single, Optional<Value> value) {
        Optional<Object> read = value.map(given -> switch (single.scalar().read(key.path(), key.declared(), given)) {
            case Reading.Good(Object object) -> object;
            case Reading.Bad(String message) -> throw new IllegalStateException(message);
        });
        return single.optional()
                ? read
                : read.orElseThrow(
                        () -> new IllegalStateException("%s has no value and no default".formatted(key.path())));
    }

    private static List<String> texts(Value value) {
        return value instanceof Value.Sequence list
                ? list.items().stream().map(Value::shown).toList()
                : List.of();
    }

    private static List<Value> items(Value value) {
        return value instanceof Value.Sequence list ? list.items() : List.of();
    }

    private static Map<String, Object> mapping(Key key, Shape.Mapping mapping, Value value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Value.Entries entries) {
            entries.fields().forEach((name, field) -> {
                if (mapping.scalar().read(key.path(), key.declared(), field.value()) instanceof Reading.Good good) {
                    map.put(name, good.object());
                }
            });
        }
        return Collections.unmodifiableMap(map);
    }
}
