package io.tombolo.runtime.config.bind;

import io.tombolo.runtime.config.tree.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All keys that a tree of records declares.
///
/// @param <T> the root record
public final class Schema<T extends Record> {

    /// Where an older key stands today.
    ///
    /// @param quiet whether both names are good
    record Rename(String to, boolean quiet) {}

    private final Class<T> type;
    private final Shape.Block root;
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Rename> renames = new HashMap<>();
    private final Map<String, List<String>> switches = new HashMap<>();

    private Schema(Class<T> type) {
        this.type = type;
        this.root = block(type, "", Optional.empty(), Map.of());
    }

    /// Reads the declarations off a record.
    ///
    /// @throws IllegalStateException if a component has no declaration, or a type that no key can have
    public static <T extends Record> Schema<T> of(Class<T> type) {
        return new Schema<>(type);
    }

    /// The flags that the keys declare, in the order of the keys.
    public List<Flag> flags() {
        return keys.values().stream()
                .filter(key -> !key.isBlock() && !key.declared().flag().isEmpty())
                .map(Flag::of)
                .toList();
    }

    /// The keys whose addresses may be templates.
    public List<String> templateKeys() {
        return keys.values().stream()
                .filter(key -> !key.isBlock() && key.declared().template())
                .map(Key::path)
                .toList();
    }

    Class<T> type() {
        return type;
    }

    Shape.Block root() {
        return root;
    }

    Optional<Key> key(String path) {
        return Optional.ofNullable(keys.get(path));
    }

    Collection<Key> keys() {
        return Collections.unmodifiableCollection(keys.values());
    }

    Optional<Rename> rename(String path) {
        return Optional.ofNullable(renames.get(path));
    }

    Map<String, Rename> renames() {
        return Collections.unmodifiableMap(renames);
    }

    /// The keys that the presence of `path` switches on.
    List<String> switchedOnBy(String path) {
        return switches.getOrDefault(path, List.of());
    }

    private Shape.Block block(Class<?> record, String prefix, Optional<String> heading, Map<String, String> presets) {
        List<Key> found = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            found.add(key(component, prefix, presets));
        }
        return new Shape.Block(record, heading, List.copyOf(found));
    }

    private Key key(RecordComponent component, String prefix, Map<String, String> presets) {
        Section section = component.getAnnotation(Section.class);
        if (section != null) {
            Shape.Block inlined = block(component.getType(), prefix, Optional.of(section.value()), Map.of());
            return new Key(prefix, component.getName(), inlined, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException("%s has neither @Setting nor @Section".formatted(component));
        }
        String name = setting.name().isEmpty() ? snakeCase(component.getName()) : setting.name();
        String path = prefix.isEmpty() ? name : prefix + "." + name;
        Optional<String> preset = Optional.ofNullable(presets.get(name));
        // The place of the key in the order is taken before those of the block that it may be.
        keys.put(
                path, new Key(path, name, new Shape.Texts(), Optional.of(setting), Optional.empty(), Optional.empty()));
        Key key = new Key(
                path,
                name,
                shape(component, path),
                Optional.of(setting),
                preset.or(() -> given(setting.defaultsTo())),
                given(setting.inDev()));
        keys.put(path, key);
        for (Renamed renamed : component.getAnnotationsByType(Renamed.class)) {
            String to = renamed.to().isEmpty() ? path : path + "." + renamed.to();
            renames.put(renamed.from(), new Rename(to, renamed.quiet()));
        }
        for (String old : setting.turnedOnBy()) {
            switches.computeIfAbsent(old, _ -> new ArrayList<>()).add(path);
        }
        return key;
    }

    private Shape shape(RecordComponent component, String path) {
        Class<?> raw = component.getType();
        if (raw == Value.Entries.class) {
            return new Shape.RawMap();
        }
        if (raw.isRecord() && Scalar.of(raw).isEmpty()) {
            Map<String, String> presets = new HashMap<>();
            for (Preset preset : component.getAnnotationsByType(Preset.class)) {
                presets.put(preset.of(), preset.value());
            }
            return block(raw, path, Optional.empty(), presets);
        }
        if (raw == Optional.class) {
            return new Shape.Single(scalar(argument(component, 0), component), true);
        }
        if (raw == List.class) {
            return argument(component, 0) == Value.Entries.class ? new Shape.RawList() : new Shape.Texts();
        }
        if (raw == Map.class) {
            return new Shape.Mapping(scalar(argument(component, 1), component));
        }
        return new Shape.Single(scalar(raw, component), false);
    }

    private static Scalar scalar(Class<?> type, RecordComponent component) {
        return Scalar.of(type)
                .orElseThrow(
                        () -> new IllegalStateException("%s has a type that no key can have".formatted(component)));
    }

    private static Class<?> argument(RecordComponent component, int index) {
        Type generic = component.getGenericType();
        if (generic instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[index] instanceof Class<?> argument) {
            return argument;
        }
        throw new IllegalStateException("%s needs a plain type argument".formatted(component));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static String snakeCase(String camelCase) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < camelCase.length(); i++) {
            char c = camelCase.charAt(i);
            if (Character.isUpperCase(c)) {
                name.append('_');
            }
            name.append(c);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
