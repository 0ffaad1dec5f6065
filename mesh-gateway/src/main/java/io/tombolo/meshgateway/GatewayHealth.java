package io.tombolo.meshgateway;

import io.tombolo.core.sni.route.Target;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.PathHealth;
import io.tombolo.meshgateway.MeshGateway.Condition;
import io.tombolo.meshgateway.api.Watch;
import io.tombolo.meshgateway.control.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// What a gateway knows, how old that is, and which datacenters it leads to.
///
/// Down until it can route, and again while it stops. Servers that are away do not bring it down: it routes by
/// what it knew, and says since when.
final class GatewayHealth implements HealthIndicator {

    private final MeshGateway gateway;

    GatewayHealth(MeshGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Health health() {
        Condition condition = gateway.condition();
        Standing standing = condition.standing();
        Health.Builder health = condition.isReady() ? Health.up() : Health.outOfService();
        health.withDetail(
                        "datacenter",
                        standing.datacenter().map(Datacenter::name).orElse("not known yet"))
                .withDetail("listening", condition.isReady())
                .withDetail("connections", condition.connections())
                .withDetail("servers", standing.servers())
                .withDetail("services", standing.services())
                .withDetail("datacenters", datacenters(condition))
                .withDetail("learnt", learnt(condition));
        condition.laid().ifPresent(laid -> health.withDetail("routes_laid", ago(laid, condition.now())));
        condition
                .registration()
                .ifPresent(trouble -> health.withDetail("registration", trouble.isEmpty() ? "registered" : trouble));
        if (condition.stopping()) {
            health.withDetail("stopping", true);
        }
        return health.build();
    }

    private static Map<String, String> learnt(Condition condition) {
        Map<String, String> learnt = new LinkedHashMap<>();
        Standing standing = condition.standing();
        learnt.put("servers", text(standing.serverWatch(), condition.now()));
        learnt.put("gateways", text(standing.stateWatch(), condition.now()));
        learnt.put("trust_domain", text(standing.trustWatch(), condition.now()));
        return learnt;
    }

    private static String text(Watch.State state, Instant now) {
        String answered =
                state.answered().map(when -> "answered " + ago(when, now)).orElse("never answered");
        return state.trouble()
                .map(trouble ->
                        "%s; no answer since %s: %s".formatted(answered, ago(trouble.since(), now), trouble.reason()))
                .orElse(answered);
    }

    private static Map<String, String> datacenters(Condition condition) {
        Map<String, String> reachable = new LinkedHashMap<>();
        condition
                .standing()
                .gateways()
                .forEach((datacenter, gateways) ->
                        reachable.put(datacenter.name(), reachability(condition, datacenter, gateways)));
        return reachable;
    }

    private static String reachability(Condition condition, Datacenter datacenter, List<Target> gateways) {
        if (gateways.isEmpty()) {
            return "unreachable: no mesh gateway of %s is known; register one there with -wan-address"
                    .formatted(datacenter);
        }
        long critical = gateways.stream().filter(Target::critical).count();
        long failing = gateways.stream()
                .filter(target -> condition
                        .routes()
                        .map(routes -> routes.health(target) instanceof PathHealth.Quarantined)
                        .orElse(false))
                .count();
        String state = failing == gateways.size() ? "unreachable" : "reachable";
        return "%s: %d gateways, %d of them critical, %d did not answer when they were tried last"
                .formatted(state, gateways.size(), critical, failing);
    }

    private static String ago(Instant when, Instant now) {
        return Duration.between(when, now).toSeconds() + " s ago";
    }
}
