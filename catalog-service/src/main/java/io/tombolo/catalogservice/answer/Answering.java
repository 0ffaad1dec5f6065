package io.tombolo.catalogservice.answer;

import io.tombolo.catalogservice.acl.Authorizers;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;

/// What every endpoint needs.
public record Answering(Reads reads, Writes writes, Authorizers authorizers, Nearness nearness) {

    /// What a reader may see.
    public Sight sight(QueryOptions options) {
        return new Sight(authorizers.of(options.token()));
    }

    /// What a writer may do.
    public Sight sight(WriteRequest write) {
        return new Sight(authorizers.of(write.token()));
    }
}
