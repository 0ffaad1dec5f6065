package io.tombolo.core.registration;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.registration.definition.CheckRegistration;
import io.tombolo.core.registration.definition.Probe;
import io.tombolo.core.registration.local.LocalCheck;
import io.tombolo.core.registration.local.LocalState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Checks that follow the checks of another service of this node.
///
/// Source: HTTP sheet 2.3, `AliasService`.
final class Aliases {

    /// Aliases may follow aliases, and in a circle; what is not settled after so many rounds goes on in the next step.
    private static final int ROUNDS = 8;

    private final LocalState local;
    private final CheckWork work;
    private final Map<String, TreeSet<String>> idsByTarget = new HashMap<>();

    Aliases(LocalState local, CheckWork work) {
        this.local = local;
        this.work = work;
    }

    /// Takes note of a check, if it is an alias of something here.
    void add(LocalCheck check) {
        target(check)
                .ifPresent(target -> idsByTarget
                        .computeIfAbsent(target, _ -> new TreeSet<>())
                        .add(check.check().checkId()));
    }

    /// Forgets a check.
    void remove(LocalCheck check) {
        target(check).ifPresent(target -> {
            TreeSet<String> ids = idsByTarget.get(target);
            if (ids != null && ids.remove(check.check().checkId()) && ids.isEmpty()) {
                idsByTarget.remove(target);
            }
        });
    }

    /// Lets all aliases say what follows from what has changed since the last call.
    void follow(Turn turn) {
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> touched = local.takeTouched();
            if (touched.isEmpty()) {
                return;
            }
            // A check of the node speaks for every service on it; an alias itself may be new.
            boolean all = touched.contains("");
            for (Map.Entry<String, TreeSet<String>> entry :
                    Map.copyOf(idsByTarget).entrySet()) {
                for (String id : List.copyOf(entry.getValue())) {
                    local.check(id)
                            .filter(alias -> all
                                    || touched.contains(entry.getKey())
                                    || touched.contains(alias.check().serviceId()))
                            .ifPresent(alias -> work.say(turn, alias, finding(entry.getKey(), id)));
                }
            }
        }
    }

    private Optional<String> target(LocalCheck check) {
        return check.registration()
                .map(CheckRegistration::probe)
                .filter(Probe.Alias.class::isInstance)
                .map(Probe.Alias.class::cast)
                .filter(alias -> !work.isElsewhere(alias))
                .map(Probe.Alias::service);
    }

    private Finding finding(String service, String self) {
        if (!service.isEmpty() && local.service(service).isEmpty()) {
            return AliasFinding.unknown(service);
        }
        var checks = new ArrayList<HealthCheck>();
        local.checksOf(service).forEach(check -> checks.add(check.check()));
        if (!service.isEmpty()) {
            local.checksOf("").forEach(check -> checks.add(check.check()));
        }
        checks.removeIf(check -> check.checkId().equals(self));
        return AliasFinding.worst(checks);
    }
}
