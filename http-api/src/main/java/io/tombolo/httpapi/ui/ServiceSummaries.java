package io.tombolo.httpapi.ui;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Counts instances and checks by service. Source: UI sheet 3, "Counting rule of summaries".
///
/// Each check of an instance or its node counts once for the service; those of a sidecar count for its destination too.
final class ServiceSummaries {

    private static final String EXTERNAL_SOURCE = "external-source";

    private final Map<String, Counting> byName = new TreeMap<>();

    private ServiceSummaries() {}

    /// One service while it is counted.
    private static final class Counting {
        private final TreeSet<String> tags = new TreeSet<>();
        private final TreeSet<String> sources = new TreeSet<>();
        private final List<String> nodes = new ArrayList<>();
        private final Map<List<String>, String> checks = new HashMap<>();
        private String kind = "";
        private String datacenter = "";
        private boolean transparent;
        private boolean proxied;

        private void count(CheckServiceNode one, NodeService service) {
            kind = service.kind();
            datacenter = one.node().map(Node::datacenter).orElse("");
            nodes.add(one.node().map(Node::node).orElse(""));
            tags.addAll(service.tags());
            transparent |= service.proxy().mode().equals("transparent");
            String source = service.meta().get(EXTERNAL_SOURCE);
            if (source != null) {
                sources.add(source);
            }
            count(one.checks());
        }

        private void count(Collection<HealthCheck> more) {
            more.forEach(check -> checks.put(List.of(check.node(), check.checkId()), check.status()));
        }

        private int in(String status) {
            return (int) checks.values().stream().filter(status::equals).count();
        }

        private ServiceSummary summary(String name) {
            return new ServiceSummary(
                    kind,
                    name,
                    datacenter,
                    List.copyOf(tags),
                    List.copyOf(nodes),
                    List.copyOf(sources),
                    nodes.size(),
                    in(HealthStatus.PASSING),
                    in(HealthStatus.WARNING),
                    in(HealthStatus.CRITICAL),
                    ServiceSummary.GatewayConfig.NONE,
                    transparent,
                    proxied,
                    false);
        }
    }

    static List<ServiceSummary> of(List<CheckServiceNode> instances) {
        var summaries = new ServiceSummaries();
        instances.forEach(one -> one.service().ifPresent(service -> summaries.count(one, service)));
        return summaries.byName.entrySet().stream()
                .map(entry -> entry.getValue().summary(entry.getKey()))
                .toList();
    }

    private void count(CheckServiceNode one, NodeService service) {
        counting(service.service()).count(one, service);
        if (service.kind().equals(ServiceKind.CONNECT_PROXY)) {
            Counting destination = counting(service.proxy().destinationServiceName());
            destination.proxied = true;
            destination.transparent |= service.proxy().mode().equals("transparent");
            destination.count(one.checks());
        }
    }

    private Counting counting(String name) {
        return byName.computeIfAbsent(name, key -> new Counting());
    }
}
