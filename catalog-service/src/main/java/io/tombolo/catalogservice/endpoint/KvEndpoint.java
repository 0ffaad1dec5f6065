package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Found;
import io.tombolo.catalogservice.answer.Sight;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.kv.IndexedDirEntries;
import io.tombolo.contract.rpc.kv.IndexedKeyList;
import io.tombolo.contract.rpc.kv.KeyListRequest;
import io.tombolo.contract.rpc.kv.KeyRequest;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.kv.KvsRequest;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvCommand;
import io.tombolo.core.catalog.kv.KvQueries;
import io.tombolo.core.catalog.session.SessionCommand;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.List;
import java.util.Optional;

/// `KVS.*`: keys and values.
final class KvEndpoint {

    private static final String REFUSED = "raft apply failed: ";

    private final Answering answering;

    KvEndpoint(Answering answering) {
        this.answering = answering;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(KvMethods.APPLY, this::apply)
                .with(KvMethods.GET, this::get)
                .with(KvMethods.LIST, this::list)
                .with(KvMethods.LIST_KEYS, this::keys);
    }

    private Boolean apply(KvsRequest request) {
        DirEntry entry = request.dirEnt();
        answering.sight(request.write()).demand(Access.WRITE, Resource.KEY, entry.key());
        if (entry.key().isEmpty() && !request.op().equals("delete-tree")) {
            throw new RpcFailedException(new RpcError.Other("Must provide key"));
        }
        return answering.writes().holds(command(request.op(), entry), REFUSED);
    }

    private static CatalogCommand command(String op, DirEntry entry) {
        long expected = entry.raft().modifyIndex();
        return switch (op) {
            case "set" -> new CatalogCommand.Kv(new KvCommand.Set(entry));
            case "cas" -> new CatalogCommand.Kv(new KvCommand.CheckAndSet(entry, expected));
            case "delete" -> new CatalogCommand.Kv(new KvCommand.Delete(entry.key()));
            case "delete-cas" -> new CatalogCommand.Kv(new KvCommand.CheckAndDelete(entry.key(), expected));
            case "delete-tree" -> new CatalogCommand.Kv(new KvCommand.DeleteTree(entry.key()));
            case "lock" -> new CatalogCommand.Session(new SessionCommand.Acquire(entry));
            case "unlock" -> new CatalogCommand.Session(new SessionCommand.Release(entry));
            default -> throw new RpcFailedException(new RpcError.Other("Invalid KVS operation '%s'".formatted(op)));
        };
    }

    private IndexedDirEntries get(KeyRequest request) {
        Sight sight = answering.sight(request.options());
        sight.demand(Access.READ, Resource.KEY, request.key());
        Found<Optional<DirEntry>> found =
                answering.reads().findOne(request.options(), store -> KvQueries.get(store, request.key()));
        return new IndexedDirEntries(found.value().stream().toList(), found.meta());
    }

    private IndexedDirEntries list(KeyRequest request) {
        Sight sight = answering.sight(request.options());
        Found<List<DirEntry>> found =
                answering.reads().find(request.options(), store -> KvQueries.list(store, request.key()), List::isEmpty);
        List<DirEntry> entries = sight.keep(found.value(), entry -> sight.reads(Resource.KEY, entry.key()));
        return new IndexedDirEntries(entries, sight.mark(found.meta()));
    }

    private IndexedKeyList keys(KeyListRequest request) {
        Sight sight = answering.sight(request.options());
        Found<List<String>> found = answering
                .reads()
                .find(
                        request.options(),
                        store -> KvQueries.keys(store, request.prefix(), request.seperator()),
                        List::isEmpty);
        List<String> keys = sight.keep(found.value(), key -> sight.reads(Resource.KEY, key));
        return new IndexedKeyList(keys, sight.mark(found.meta()));
    }
}
