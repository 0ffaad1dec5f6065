package io.tombolo.httpapi.snapshot;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.snapshot.SnapshotOwner;
import io.tombolo.contract.rpc.snapshot.SnapshotRequest;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `/v1/snapshot`, for the datacenter of this server.
public final class SnapshotRoutes implements Routes {

    private static final String PATH = "/v1/snapshot";

    private final Calls calls;
    private final Members members;
    private final Optional<SnapshotOwner> owner;

    /// @param owner has the state, if this agent is a server
    public SnapshotRoutes(Calls calls, Members members, Optional<SnapshotOwner> owner) {
        this.calls = calls;
        this.members = members;
        this.owner = owner;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, "saves the state of a datacenter")
                        .with(Common.DC, Common.STALE)
                        .waiting(this::save),
                Route.put(PATH, "restores the state of a datacenter")
                        .with(Common.DC)
                        .taking(new Route.Body.Streamed())
                        .waiting(this::restore));
    }

    private Reply save(Request request) {
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        SnapshotOwner.Saved saved = owner(options.datacenter())
                .save(new SnapshotRequest(
                        options.query().allowStale(),
                        options.datacenter(),
                        SnapshotRequest.SAVE,
                        options.query().token()));
        return new Reply(
                200, Calls.how(saved.meta()), new Reply.Content.Streamed("application/x-gzip", saved.archive()));
    }

    private Reply restore(Request request) {
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        try {
            owner(options.datacenter())
                    .restore(
                            new SnapshotRequest(
                                    false,
                                    options.datacenter(),
                                    SnapshotRequest.RESTORE,
                                    options.query().token()),
                            request.stream());
            return Reply.DONE;
        } catch (IOException cut) {
            throw ReplyException.of(400, "the snapshot ended early: " + cut.getMessage());
        }
    }

    /// Snapshots of other datacenters are had there.
    private SnapshotOwner owner(String datacenter) {
        if (!datacenter.equals(calls.place().datacenter())) {
            boolean known = members.view(Pool.WAN).stream()
                    .map(Member::tags)
                    .anyMatch(tags -> datacenter.equals(tags.get("dc")));
            throw known
                    ? ReplyException.of(
                            501,
                            "snapshots of %s are not passed on by this version: ask a server of %s"
                                    .formatted(datacenter, datacenter))
                    : new RpcFailedException(RpcError.Known.NO_PATH_TO_DATACENTER);
        }
        return owner.orElseThrow(() -> ReplyException.of(
                501, "snapshots are not passed on by this version: ask a server, this agent is a client"));
    }
}
