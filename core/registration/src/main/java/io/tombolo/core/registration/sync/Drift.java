package io.tombolo.core.registration.sync;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.registration.local.LocalCheck;
import io.tombolo.core.registration.local.LocalService;
import io.tombolo.core.registration.local.LocalState;
import io.tombolo.core.registration.local.NodeIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds where the catalog and this node differ, in both directions.
///
/// The check of the gossip and the service of the servers are written by the leader, and left alone.
final class Drift {

    private static final String SERVERS = "consul";

    private Drift() {}

    /// Marks everything as in sync or not, by what the catalog has.
    static void mark(LocalState local, NodeIdentity node, CatalogRecord record) {
        local.nodeInSync(record.node().filter(found -> isSame(found, node)).isPresent());
        for (LocalService service : List.copyOf(local.services())) {
            mark(
                    local,
                    service,
                    Optional.ofNullable(record.services().get(service.service().id())));
        }
        record.services().keySet().stream()
                .filter(id -> local.service(id).isEmpty() && !id.equals(SERVERS))
                .forEach(local::strangeService);
        Map<String, HealthCheck> checks = new HashMap<>();
        record.checks().forEach(check -> checks.put(check.checkId(), check));
        for (LocalCheck check : List.copyOf(local.checks())) {
            Optional<HealthCheck> found =
                    Optional.ofNullable(checks.get(check.check().checkId()));
            boolean same = found.filter(other -> isSame(check, other)).isPresent();
            local.checkInSync(check.check().checkId(), check.version(), same);
        }
        record.checks().stream()
                .filter(check -> local.check(check.checkId()).isEmpty()
                        && !check.checkId().equals(HealthCheck.SERF_HEALTH))
                .forEach(check -> local.strangeCheck(check.checkId(), check.serviceId()));
    }

    /// Somebody else may own the tags of a service, if it says so.
    private static void mark(LocalState local, LocalService service, Optional<NodeService> found) {
        String id = service.service().id();
        LocalService meant = service;
        if (service.service().enableTagOverride()
                && found.filter(other -> !other.tags().equals(service.service().tags()))
                        .isPresent()) {
            local.adopt(service, found.get().tags());
            meant = local.service(id).orElseThrow();
        }
        LocalService compared = meant;
        boolean same = found.filter(compared.service()::isSame).isPresent();
        local.serviceInSync(id, compared.version(), same);
    }

    private static boolean isSame(Node found, NodeIdentity node) {
        return found.id().equalsIgnoreCase(node.id())
                && found.address().equals(node.address())
                && found.taggedAddresses().equals(node.taggedAddresses())
                && found.meta().equals(node.meta());
    }

    /// An output that waits for its time is not drift.
    private static boolean isSame(LocalCheck local, HealthCheck found) {
        HealthCheck compared = local.outputWaits()
                ? found.finding(found.status(), local.check().output())
                : found;
        return local.check().isSame(compared);
    }
}
