package io.tombolo.server;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.gatewayregistry.GatewayRegistry;
import io.tombolo.gatewayregistry.Precondition;
import io.tombolo.rpcforwarder.RpcForwarder;
import io.tombolo.rpcforwarder.forwarding.Reach;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// Every precondition of the federation, with what was found and what to do. `DEGRADED` if one fails: the server serves
/// its own datacenter all the same, so the process as a whole stays up.
final class FederationHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Datacenter own;
    private final ReplaceableTls tls;
    private final GatewayRegistry registry;
    private final RpcForwarder rpc;
    private final Members members;

    FederationHealth(Datacenter own, ReplaceableTls tls, GatewayRegistry registry, RpcForwarder rpc, Members members) {
        this.own = own;
        this.tls = tls;
        this.registry = registry;
        this.rpc = rpc;
        this.members = members;
    }

    @Override
    public Health health() {
        var all = new ArrayList<Precondition>();
        if (!registry.preconditions().isEmpty()) {
            all.add(certificate());
        }
        all.addAll(registry.preconditions());
        all.addAll(datacenters());
        boolean failing = all.stream().anyMatch(one -> one.state() == Precondition.State.FAILING);
        Health.Builder health = failing ? Health.status(DEGRADED) : Health.up();
        all.forEach(one -> health.withDetail(one.name(), text(one)));
        return health.build();
    }

    private static Map<String, String> text(Precondition one) {
        var text = new LinkedHashMap<String, String>();
        text.put("state", one.state().name());
        text.put("found", one.found());
        if (!one.mend().isEmpty()) {
            text.put("mend", one.mend());
        }
        return text;
    }

    /// A certificate with the wrong names stops the start, so that having one is enough here.
    private Precondition certificate() {
        return tls.isPresent()
                ? Precondition.met("certificate", "it carries the names that this server is dialled by")
                : Precondition.failing(
                        "certificate", "there is none", "set ca_file, cert_file and key_file (tls.defaults)");
    }

    private List<Precondition> datacenters() {
        Map<Datacenter, Optional<Reach.Trouble>> asked = rpc.reach().view();
        var names = new TreeSet<String>();
        asked.keySet().forEach(datacenter -> names.add(datacenter.name()));
        for (Member member : members.view(Pool.WAN)) {
            names.add(member.tags().getOrDefault("dc", ""));
        }
        names.remove(own.name());
        names.remove("");
        return names.stream().map(name -> datacenter(name, asked)).toList();
    }

    private static Precondition datacenter(String name, Map<Datacenter, Optional<Reach.Trouble>> asked) {
        String word = "datacenter-" + name;
        return asked.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .map(entry -> entry.getValue()
                        .map(trouble -> Precondition.failing(
                                word,
                                trouble.reason().explanation() + ": " + trouble.detail(),
                                trouble.reason().mend()))
                        .orElseGet(() -> Precondition.met(word, "it answered when it was asked last")))
                .orElseGet(() -> Precondition.waiting(word, "a server of it is known, and it was not asked yet"));
    }
}
