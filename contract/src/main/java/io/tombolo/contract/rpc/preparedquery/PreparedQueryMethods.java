package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import java.util.List;

/// The methods of `PreparedQuery`. Source: RPC sheet 15.
public final class PreparedQueryMethods {

    private static final String SERVICE = "PreparedQuery";

    /// Writes a prepared query and gives its ID, or removes one.
    public static final RpcMethod<PreparedQueryRequest, String> APPLY =
            RpcMethod.write(SERVICE, "Apply", PreparedQueryRequest.class, String.class);

    /// One prepared query.
    public static final RpcMethod<PreparedQuerySpecificRequest, IndexedPreparedQueries> GET =
            RpcMethod.read(SERVICE, "Get", PreparedQuerySpecificRequest.class, IndexedPreparedQueries.class);

    /// All prepared queries.
    public static final RpcMethod<DcSpecificRequest, IndexedPreparedQueries> LIST =
            RpcMethod.read(SERVICE, "List", DcSpecificRequest.class, IndexedPreparedQueries.class);

    /// What a prepared query finds, here or in the datacenters that it falls back on.
    public static final RpcMethod<PreparedQueryExecuteRequest, PreparedQueryExecuteResponse> EXECUTE =
            RpcMethod.read(SERVICE, "Execute", PreparedQueryExecuteRequest.class, PreparedQueryExecuteResponse.class);

    /// What a prepared query finds here, for another datacenter; it does not fall back any further.
    public static final RpcMethod<PreparedQueryExecuteRemoteRequest, PreparedQueryExecuteResponse> EXECUTE_REMOTE =
            RpcMethod.read(
                    SERVICE,
                    "ExecuteRemote",
                    PreparedQueryExecuteRemoteRequest.class,
                    PreparedQueryExecuteResponse.class);

    /// What a template comes to for a name.
    public static final RpcMethod<PreparedQueryExecuteRequest, PreparedQueryExplainResponse> EXPLAIN =
            RpcMethod.read(SERVICE, "Explain", PreparedQueryExecuteRequest.class, PreparedQueryExplainResponse.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(APPLY, GET, LIST, EXECUTE, EXECUTE_REMOTE, EXPLAIN);

    private PreparedQueryMethods() {}
}
