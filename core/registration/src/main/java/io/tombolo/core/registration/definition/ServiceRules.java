package io.tombolo.core.registration.definition;

import io.tombolo.core.catalog.service.MetadataRules;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceKind;
import io.tombolo.core.catalog.service.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a service has to say. Texts are those of HTTP sheet 5.
final class ServiceRules {

    /// Addresses that stand for all of a machine, and lead nowhere.
    private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");

    private static final int WEIGHT_LIMIT = 65_535;

    private ServiceRules() {}

    static Optional<String> fault(ServiceRegistration registration) {
        NodeService service = registration.service();
        if (service.service().isEmpty()) {
            return Optional.of("Missing service name");
        }
        if (ANY.contains(service.address())) {
            return Optional.of("Invalid service address");
        }
        return service.weights()
                .flatMap(ServiceRules::faultOfWeights)
                .map(text -> "Invalid Weights: " + text)
                .or(() -> MetadataRules.fault(service.kind(), service.meta())
                        .map(text -> "Invalid Service Meta: " + text))
                .or(() -> listed(faultsOfKind(service)))
                .or(() -> faultOfChecks(registration.checks(), ""))
                .or(() -> registration.sidecar().flatMap(ServiceRules::faultOfSidecar));
    }

    private static Optional<String> faultOfWeights(Weights weights) {
        if (weights.passing() < 1) {
            return Optional.of("Passing must be greater than 0");
        }
        if (weights.warning() < 0) {
            return Optional.of("Warning must be greater or equal than 0");
        }
        return weights.passing() > WEIGHT_LIMIT || weights.warning() > WEIGHT_LIMIT
                ? Optional.of("Weights must be lower or equal than %d".formatted(WEIGHT_LIMIT))
                : Optional.empty();
    }

    private static List<String> faultsOfKind(NodeService service) {
        var faults = new ArrayList<String>();
        switch (service.kind()) {
            case ServiceKind.CONNECT_PROXY -> {
                if (service.proxy().destinationServiceName().isBlank()) {
                    faults.add("Proxy.DestinationServiceName must be non-empty for Connect proxy services");
                }
                if (service.port() == 0 && service.socketPath().isEmpty()) {
                    faults.add("Port or SocketPath must be set for a Connect proxy");
                }
                if (service.connect().speaksConnect()) {
                    faults.add("A Proxy cannot also be Connect Native, only typical services");
                }
            }
            case ServiceKind.MESH_GATEWAY, ServiceKind.TERMINATING_GATEWAY, ServiceKind.INGRESS_GATEWAY ->
                faults.addAll(faultsOfGateway(service));
            default -> {
                // Any other kind is an ordinary service to an agent.
            }
        }
        return faults;
    }

    private static List<String> faultsOfGateway(NodeService service) {
        var faults = new ArrayList<String>();
        if (service.port() == 0 && !service.kind().equals(ServiceKind.INGRESS_GATEWAY)) {
            faults.add("Port must be non-zero for a " + service.kind());
        }
        if (!service.proxy().destinationServiceName().isEmpty()) {
            faults.add("The Proxy.DestinationServiceName configuration is invalid for a %s".formatted(service.kind()));
        }
        if (!service.proxy().upstreams().isEmpty()) {
            faults.add("The Proxy.Upstreams configuration is invalid for a %s".formatted(service.kind()));
        }
        return faults;
    }

    private static Optional<String> listed(List<String> faults) {
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of("%d error%s occurred:\n%s\n"
                        .formatted(
                                faults.size(),
                                faults.size() == 1 ? "" : "s",
                                faults.stream()
                                        .map(fault -> "\t* " + fault + "\n")
                                        .collect(Collectors.joining())));
    }

    private static Optional<String> faultOfChecks(List<CheckRegistration> checks, String whose) {
        return checks.stream()
                .flatMap(check -> CheckRules.fault(check).stream())
                .findFirst()
                .map(text -> "Invalid check%s: %s".formatted(whose, text))
                .or(() -> checks.stream().allMatch(check -> CheckRules.isStatus(check.status()))
                        ? Optional.empty()
                        : Optional.of("Status for checks must 'passing', 'warning', 'critical'"));
    }

    /// A sidecar takes most from its service, so it is not held to all rules before it is filled in.
    private static Optional<String> faultOfSidecar(ServiceRegistration sidecar) {
        return faultOfChecks(sidecar.checks(), " in sidecar_service")
                .or(() -> sidecar.sidecar().isPresent()
                        ? Optional.of("Invalid SidecarService: a sidecar cannot have a nested sidecar")
                        : Optional.empty());
    }
}
