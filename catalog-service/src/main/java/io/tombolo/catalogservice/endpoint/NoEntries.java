package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.store.Answer;
import java.util.List;

/// Tables that this version does not have yet: empty for ever, so whoever waits for news of them waits until
/// the time
/// is
/// over.
final class NoEntries {

    private NoEntries() {}

    static QueryMeta meta(Answering answering, QueryOptions options) {
        return answering
                .reads()
                .find(options, store -> new Answer<>(1, 0, List.of()))
                .meta();
    }
}
