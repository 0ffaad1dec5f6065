package io.tombolo.contract.rpc.session;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import java.util.List;

/// The methods of `Session`. Source: RPC sheet 15.
public final class SessionMethods {

    private static final String SERVICE = "Session";

    /// Makes a session and gives its ID, or ends one and gives nothing.
    public static final RpcMethod<SessionRequest, String> APPLY =
            RpcMethod.write(SERVICE, "Apply", SessionRequest.class, String.class);

    /// One session, or none.
    public static final RpcMethod<SessionSpecificRequest, IndexedSessions> GET =
            RpcMethod.read(SERVICE, "Get", SessionSpecificRequest.class, IndexedSessions.class);

    /// All sessions.
    public static final RpcMethod<SessionSpecificRequest, IndexedSessions> LIST =
            RpcMethod.read(SERVICE, "List", SessionSpecificRequest.class, IndexedSessions.class);

    /// The sessions of a node.
    public static final RpcMethod<NodeSpecificRequest, IndexedSessions> NODE_SESSIONS =
            RpcMethod.read(SERVICE, "NodeSessions", NodeSpecificRequest.class, IndexedSessions.class);

    /// Begins the time to live of a session anew; no session if it is unknown. The leader answers.
    public static final RpcMethod<SessionSpecificRequest, IndexedSessions> RENEW =
            RpcMethod.write(SERVICE, "Renew", SessionSpecificRequest.class, IndexedSessions.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(APPLY, GET, LIST, NODE_SESSIONS, RENEW);

    private SessionMethods() {}
}
