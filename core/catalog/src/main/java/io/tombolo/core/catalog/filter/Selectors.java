package io.tombolo.core.catalog.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// The fields of one kind of record that a filter can name.
///
/// @param <T> the records
public final class Selectors<T> {

    private final Map<String, Field<T>> fields;

    private Selectors(Map<String, Field<T>> fields) {
        this.fields = fields;
    }

    /// No fields yet.
    public static <T> Selectors<T> of() {
        return new Selectors<>(Map.of());
    }

    /// A text.
    public Selectors<T> text(String name, Function<T, String> getter) {
        return with(name, new Field.Text<>(getter));
    }

    /// A whole number.
    public Selectors<T> whole(String name, ToLongFunction<T> getter) {
        return with(name, new Field.Whole<>(getter));
    }

    /// A truth.
    public Selectors<T> truth(String name, Predicate<T> getter) {
        return with(name, new Field.Truth<>(getter));
    }

    /// A list of texts.
    public Selectors<T> texts(String name, Function<T, List<String>> getter) {
        return with(name, new Field.Texts<>(getter));
    }

    /// Texts by name.
    public Selectors<T> textMap(String name, Function<T, Map<String, String>> getter) {
        return with(name, new Field.Keyed<>(getter, new Field.Text<>(Function.identity())));
    }

    /// Records by name.
    public <V> Selectors<T> recordMap(String name, Function<T, Map<String, V>> getter, Selectors<V> record) {
        return with(name, new Field.Keyed<>(getter, new Field.Nested<>(Optional::of, record)));
    }

    /// A record.
    public <V> Selectors<T> record(String name, Function<T, V> getter, Selectors<V> record) {
        return with(name, new Field.Nested<>(value -> Optional.of(getter.apply(value)), record));
    }

    /// A record that may be missing.
    public <V> Selectors<T> optional(String name, Function<T, Optional<V>> getter, Selectors<V> record) {
        return with(name, new Field.Nested<>(getter, record));
    }

    /// A list of records: what is asked of one of them holds if it does for any.
    public <V> Selectors<T> records(String name, Function<T, List<V>> getter, Selectors<V> record) {
        return with(name, new Field.Many<>(getter, record));
    }

    private Selectors<T> with(String name, Field<T> field) {
        var more = new HashMap<>(fields);
        more.put(name, field);
        return new Selectors<>(Map.copyOf(more));
    }

    Optional<Field<T>> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
