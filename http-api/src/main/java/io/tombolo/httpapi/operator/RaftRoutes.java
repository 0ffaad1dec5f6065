package io.tombolo.httpapi.operator;

import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.contract.rpc.operator.RaftConfigurationResponse;
import io.tombolo.contract.rpc.operator.RaftRemovePeerRequest;
import io.tombolo.contract.rpc.operator.RaftServer;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Parameter.Kind;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// `/v1/operator/raft/*`.
public final class RaftRoutes implements Routes {

    private static final Parameter ID = new Parameter("id", Kind.TEXT, "ID of the server");
    private static final Parameter ADDRESS = new Parameter("address", Kind.TEXT, "address of the server");

    private static final JsonCodec<Servers> SERVERS = JsonCodec.of(Servers.class);

    private final Calls calls;

    /// The servers of a cluster, as callers know them.
    ///
    /// @param index always 0
    private record Servers(List<Server> servers, @Unsigned long index) {

        static Servers of(RaftConfigurationResponse answer) {
            return new Servers(answer.servers().stream().map(Server::of).toList(), answer.index());
        }
    }

    private record Server(
            @WireField(name = "ID") String id,
            String node,
            String address,
            boolean leader,
            String protocolVersion,
            boolean voter,
            @Unsigned long lastIndex) {

        static Server of(RaftServer server) {
            return new Server(
                    server.id(),
                    server.node(),
                    server.address(),
                    server.leader(),
                    server.protocolVersion(),
                    server.voter(),
                    server.lastIndex());
        }
    }

    public RaftRoutes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/operator/raft/configuration", "the servers of the cluster")
                        .with(Common.CONSISTENCY)
                        .prompt(this::configuration),
                Route.delete("/v1/operator/raft/peer", "removes a server from the cluster")
                        .with(Common.DC, ID, ADDRESS)
                        .prompt(this::remove));
    }

    private CompletableFuture<Reply> configuration(Request request) {
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        return calls.ask(
                request,
                OperatorMethods.RAFT_GET_CONFIGURATION,
                DcSpecificRequest.of(options.datacenter(), options.query()),
                Servers::of,
                SERVERS);
    }

    private CompletableFuture<Reply> remove(Request request) {
        String id = request.query().text(ID);
        String address = request.query().text(ADDRESS);
        if (id.isEmpty() && address.isEmpty()) {
            throw ReplyException.of(
                    400,
                    "Bad request: Must specify either ?id with the server's ID or ?address with IP:port of peer to remove");
        }
        if (!id.isEmpty() && !address.isEmpty()) {
            throw ReplyException.of(400, "Bad request: Must specify only one of ?id or ?address");
        }
        return calls.write(
                id.isEmpty() ? OperatorMethods.RAFT_REMOVE_PEER_BY_ADDRESS : OperatorMethods.RAFT_REMOVE_PEER_BY_ID,
                new RaftRemovePeerRequest(calls.datacenter(request), address, id, calls.writer(request)),
                done -> Reply.DONE);
    }
}
