package io.tombolo.contract.rpc.intention;

import io.tombolo.contract.rpc.RpcMethod;
import java.util.List;

/// The methods of `Intention`. Source: RPC sheet 15.
public final class IntentionMethods {

    private static final String SERVICE = "Intention";

    /// Writes or removes an intention, in the primary. Gives the ID of a new one.
    public static final RpcMethod<IntentionRequest, String> APPLY =
            RpcMethod.write(SERVICE, "Apply", IntentionRequest.class, String.class);

    /// One intention.
    public static final RpcMethod<IntentionQueryRequest, IndexedIntentions> GET =
            RpcMethod.read(SERVICE, "Get", IntentionQueryRequest.class, IndexedIntentions.class);

    /// All intentions.
    public static final RpcMethod<IntentionListRequest, IndexedIntentions> LIST =
            RpcMethod.read(SERVICE, "List", IntentionListRequest.class, IndexedIntentions.class);

    /// The intentions that apply to some ends, in the order in which they count.
    public static final RpcMethod<IntentionQueryRequest, IndexedIntentionMatches> MATCH =
            RpcMethod.read(SERVICE, "Match", IntentionQueryRequest.class, IndexedIntentionMatches.class);

    /// Whether a connection is allowed.
    public static final RpcMethod<IntentionQueryRequest, IntentionQueryCheckResponse> CHECK =
            RpcMethod.read(SERVICE, "Check", IntentionQueryRequest.class, IntentionQueryCheckResponse.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(APPLY, GET, LIST, MATCH, CHECK);

    private IntentionMethods() {}
}
