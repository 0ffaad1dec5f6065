package io.tombolo.gatewayregistry;

import io.tombolo.contract.gateways.KnownGateways;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.runtime.Patience;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in one sentence that this datacenter has no gateway, which the mission document warns of: as a note when the
/// server starts, as a warning if it stays so or becomes so.
final class OwnGatewayNotice {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.federation");

    private final Datacenter own;
    private boolean missing;
    private boolean hadOne;

    OwnGatewayNotice(Datacenter own) {
        this.own = own;
    }

    static String finding(Datacenter own) {
        return "no mesh gateway of %s is registered that exposes its servers and is healthy".formatted(own);
    }

    static String mend(Datacenter own) {
        return "start a mesh gateway in %s with -expose-servers, or look at its checks".formatted(own);
    }

    /// The gateways that are known have changed.
    void heard(KnownGateways known) {
        if (!known.statesRead()) {
            return;
        }
        boolean none = known.own().isEmpty();
        synchronized (this) {
            if (none == missing && (none || hadOne)) {
                return;
            }
            missing = none;
            if (!none) {
                hadOne = true;
                LOG.atInfo()
                        .addKeyValue("gateways", known.own())
                        .log("{} can be reached through its mesh gateways", own);
            } else if (hadOne) {
                warn();
            } else {
                LOG.info("{} yet, so that no other datacenter reaches {}: {}", finding(own), own, mend(own));
                CompletableFuture.delayedExecutor(Patience.START.toSeconds(), TimeUnit.SECONDS)
                        .execute(this::lookAgain);
            }
        }
    }

    private synchronized void lookAgain() {
        if (missing && !hadOne) {
            warn();
        }
    }

    private void warn() {
        LOG.warn("{}, so that no other datacenter reaches {}: {}", finding(own), own, mend(own));
    }
}
