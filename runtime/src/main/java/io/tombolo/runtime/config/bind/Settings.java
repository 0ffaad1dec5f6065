package io.tombolo.runtime.config.bind;

import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Value.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What one source sets, or several merged ones: checked values by the full path of their key.
public final class Settings {

    /// Nothing at all.
    public static final Settings NONE = new Settings(Map.of());

    private final Map<String, Value> values;

    Settings(Map<String, Value> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The value of a key, if one is set.
    public Optional<Value> value(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /// Where a key is set, or for a block, where its first key is; empty if it is not set.
    public Optional<Position> position(String path) {
        Value value = values.get(path);
        if (value != null) {
            return Optional.of(value.at());
        }
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path + "."))
                .map(entry -> entry.getValue().at())
                .findFirst();
    }

    /// The same with one value put in or replaced.
    public Settings with(String path, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(values);
        changed.put(path, value);
        return new Settings(changed);
    }

    /// This, overlaid by `later`: single values are replaced, lists joined, maps merged by name.
    ///
    /// @param listsFirst whether the later source's lists go before the earlier one's, as a flag's do
    public Settings overlaidBy(Settings later, boolean listsFirst) {
        Map<String, Value> merged = new LinkedHashMap<>(values);
        later.values.forEach((path, value) -> {
            Value before = merged.get(path);
            merged.put(path, before == null ? value : merge(before, value, listsFirst));
        });
        return new Settings(merged);
    }

    private static Value merge(Value before, Value after, boolean listsFirst) {
        if (before instanceof Value.Sequence one && after instanceof Value.Sequence two) {
            List<Value> items = new ArrayList<>(listsFirst ? two.items() : one.items());
            items.addAll(listsFirst ? one.items() : two.items());
            return new Value.Sequence(one.at(), items);
        }
        if (before instanceof Value.Entries one && after instanceof Value.Entries two) {
            SequencedMap<String, Field> fields = new LinkedHashMap<>(one.fields());
            fields.putAll(two.fields());
            return new Value.Entries(one.at(), fields);
        }
        return after;
    }

    @Override
    public String toString() {
        return "Settings of " + values.keySet();
    }
}
