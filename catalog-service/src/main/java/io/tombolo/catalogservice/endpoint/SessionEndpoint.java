package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Found;
import io.tombolo.catalogservice.answer.Sight;
import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.session.IndexedSessions;
import io.tombolo.contract.rpc.session.SessionMethods;
import io.tombolo.contract.rpc.session.SessionRequest;
import io.tombolo.contract.rpc.session.SessionSpecificRequest;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.catalog.session.SessionCommand;
import io.tombolo.core.catalog.session.SessionQueries;
import io.tombolo.core.catalog.session.SessionRefusal;
import io.tombolo.core.catalog.session.SessionRules;
import io.tombolo.core.catalog.store.Uuid;
import io.tombolo.core.wire.rpc.RpcError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// `Session.*`: sessions, to which locks are tied.
final class SessionEndpoint {

    private static final String REFUSED = "apply failed: ";

    private final Answering answering;
    private final Consumer<Session> renewal;

    /// @param renewal told of each session whose time to live begins anew
    SessionEndpoint(Answering answering, Consumer<Session> renewal) {
        this.answering = answering;
        this.renewal = renewal;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(SessionMethods.APPLY, this::apply)
                .with(SessionMethods.GET, this::get)
                .with(SessionMethods.LIST, this::list)
                .with(SessionMethods.NODE_SESSIONS, this::onNode)
                .with(SessionMethods.RENEW, this::renew);
    }

    private String apply(SessionRequest request) {
        Sight sight = answering.sight(request.write());
        return switch (request.op()) {
            case "create" -> create(sight, request.session());
            case "destroy" -> destroy(sight, request.session().id());
            default ->
                throw new RpcFailedException(
                        new RpcError.Other("Invalid session operation '%s'".formatted(request.op())));
        };
    }

    private String create(Sight sight, Session wanted) {
        if (wanted.node().isEmpty()) {
            throw new RpcFailedException(new RpcError.Other("Must provide Node"));
        }
        sight.demand(Access.WRITE, Resource.SESSION, wanted.node());
        Session session = wanted.withId(UUID.randomUUID().toString());
        Writes.demandNo(SessionRules.refusal(session));
        answering.writes().write(new CatalogCommand.Session(new SessionCommand.Create(session)), REFUSED);
        return session.id();
    }

    private String destroy(Sight sight, String id) {
        if (id.isEmpty()) {
            throw new RpcFailedException(new RpcError.Other("Must provide ID"));
        }
        find(QueryOptions.NONE, id)
                .value()
                .ifPresent(session -> sight.demand(Access.WRITE, Resource.SESSION, session.node()));
        answering.writes().write(new CatalogCommand.Session(new SessionCommand.Destroy(id)), REFUSED);
        return "";
    }

    private IndexedSessions get(SessionSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Found<Optional<Session>> found = find(request.options(), id(request));
        return answer(sight, found.value().stream().toList(), found);
    }

    private IndexedSessions list(SessionSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Found<List<Session>> found = answering.reads().find(request.options(), SessionQueries::list);
        return answer(sight, found.value(), found);
    }

    private IndexedSessions onNode(NodeSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Found<List<Session>> found =
                answering.reads().find(request.options(), store -> SessionQueries.onNode(store, request.node()));
        return answer(sight, found.value(), found);
    }

    /// Only the leader counts the time of sessions, and only it is asked.
    private IndexedSessions renew(SessionSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Found<Optional<Session>> found = find(QueryOptions.NONE, id(request));
        found.value().ifPresent(session -> {
            sight.demand(Access.WRITE, Resource.SESSION, session.node());
            renewal.accept(session);
        });
        // Real servers say nothing of the leader here; vectors "Session.Renew".
        var meta = new QueryMeta(found.meta().index(), Duration.ZERO, false, "", false, 0, false);
        return new IndexedSessions(found.value().stream().toList(), meta);
    }

    private Found<Optional<Session>> find(QueryOptions options, String id) {
        Writes.demandNo(Uuid.fault(id).map(SessionRefusal.BadId::new));
        return answering.reads().findOne(options, store -> SessionQueries.get(store, id));
    }

    /// Older callers name it differently.
    private static String id(SessionSpecificRequest request) {
        return request.sessionId().isEmpty() ? request.session() : request.sessionId();
    }

    private static IndexedSessions answer(Sight sight, List<Session> sessions, Found<?> found) {
        List<Session> visible = sight.keep(sessions, session -> sight.reads(Resource.SESSION, session.node()));
        return new IndexedSessions(visible, sight.mark(found.meta()));
    }
}
