package io.tombolo.catalogservice.answer;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.filter.Filter;
import io.tombolo.core.catalog.filter.Selectors;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.List;
import java.util.function.Predicate;

/// The filters of requests. Source: HTTP sheet 1.9.
public final class Filters {

    private Filters() {}

    /// The filter of a request.
    ///
    /// @throws RpcFailedException if it is none
    public static <T> Predicate<T> of(QueryOptions options, Selectors<T> selectors) {
        return switch (Filter.compile(options.filter(), selectors)) {
            case Filter.Ready<T>(Predicate<T> predicate) -> predicate;
            case Filter.Malformed<T>(String text) -> throw new RpcFailedException(new RpcError.Other(text));
        };
    }

    /// What a filter takes of a list.
    public static <T> List<T> take(List<T> all, Predicate<T> filter) {
        return all.stream().filter(filter).toList();
    }
}
