package io.tombolo.core.catalog.store;

import io.tombolo.core.catalog.radix.Watch;
import java.util.List;
import java.util.function.Function;

/// What a query found, and how to wait until it would find something else.
///
/// @param index   the log index of the last change of what was asked for, as users see it; at least 1
/// @param value   what was found
/// @param watches one of them fires, at the latest, with the next change that gives another answer or index
/// @param <T>     the value
public record Answer<T>(long index, T value, List<Watch> watches) {

    /// Takes a copy of the watches, and 1 for the index 0.
    public Answer {
        index = Math.max(1, index);
        watches = List.copyOf(watches);
    }

    /// The same answer seen in another way: filtered, folded, or cut down to what the asker may see.
    public <S> Answer<S> into(Function<? super T, S> view) {
        return new Answer<>(index, view.apply(value), watches);
    }
}
