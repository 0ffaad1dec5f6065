package io.tombolo.catalogservice.answer;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Authorizer;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.List;
import java.util.function.Predicate;

/// What one caller may see and do. For one call.
public final class Sight {

    private final Authorizer caller;
    private boolean hid;

    public Sight(Authorizer caller) {
        this.caller = caller;
    }

    /// Makes sure that the caller may.
    ///
    /// @throws RpcFailedException if not
    public void demand(Access access, Resource resource, String name) {
        if (!may(access, resource, name)) {
            throw new RpcFailedException(new RpcError.PermissionDenied(""));
        }
    }

    /// Whether the caller may.
    public boolean may(Access access, Resource resource, String name) {
        return caller.may(access, resource, name);
    }

    /// Whether the caller may read it.
    public boolean reads(Resource resource, String name) {
        return may(Access.READ, resource, name);
    }

    /// What the caller may see of a list.
    public <T> List<T> keep(List<T> all, Predicate<T> visible) {
        if (caller.equals(Authorizer.EVERYTHING)) {
            return all;
        }
        List<T> kept = all.stream().filter(visible).toList();
        hid |= kept.size() < all.size();
        return kept;
    }

    /// What the caller may see of checks.
    public List<HealthCheck> keepChecks(List<HealthCheck> checks) {
        return keep(
                checks,
                check -> reads(Resource.NODE, check.node())
                        && (!check.isOfService() || reads(Resource.SERVICE, check.serviceName())));
    }

    /// What the caller may see of instances.
    public List<CheckServiceNode> keepInstances(List<CheckServiceNode> instances) {
        return keep(
                instances,
                one -> one.node()
                                .filter(node -> reads(Resource.NODE, node.node()))
                                .isPresent()
                        && one.service()
                                .filter(service -> reads(Resource.SERVICE, service.service()))
                                .isPresent());
    }

    /// The same, and whether something was kept from the caller.
    public QueryMeta mark(QueryMeta meta) {
        return hid
                ? new QueryMeta(
                        meta.index(),
                        meta.lastContact(),
                        meta.knownLeader(),
                        meta.consistencyLevel(),
                        meta.notModified(),
                        meta.backend(),
                        true)
                : meta;
    }
}
