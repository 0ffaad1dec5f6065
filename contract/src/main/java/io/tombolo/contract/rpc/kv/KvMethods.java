package io.tombolo.contract.rpc.kv;

import io.tombolo.contract.rpc.RpcMethod;
import java.util.List;

/// The methods of `KVS`. Source: RPC sheet 15.
public final class KvMethods {

    private static final String SERVICE = "KVS";

    /// Changes an entry. Whether it was done; for the operations that always are, the answer is no.
    public static final RpcMethod<KvsRequest, Boolean> APPLY =
            RpcMethod.write(SERVICE, "Apply", KvsRequest.class, Boolean.class);

    /// The entry of a key, or none.
    public static final RpcMethod<KeyRequest, IndexedDirEntries> GET =
            RpcMethod.read(SERVICE, "Get", KeyRequest.class, IndexedDirEntries.class);

    /// The entries whose keys begin with one.
    public static final RpcMethod<KeyRequest, IndexedDirEntries> LIST =
            RpcMethod.read(SERVICE, "List", KeyRequest.class, IndexedDirEntries.class);

    /// The keys that begin with one, those with the separator after it in one.
    public static final RpcMethod<KeyListRequest, IndexedKeyList> LIST_KEYS =
            RpcMethod.read(SERVICE, "ListKeys", KeyListRequest.class, IndexedKeyList.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(APPLY, GET, LIST, LIST_KEYS);

    private KvMethods() {}
}
