package io.tombolo.gatewayregistry.locating;

import io.tombolo.core.federation.dial.Gateway;
import io.tombolo.core.federation.dial.LocatorEvent;
import io.tombolo.core.federation.dial.Via;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line for each transition of the locator.
///
/// A gateway that fails is worth a line and no alarm: others serve, and what is lost when none does is said by whoever
/// loses it. The three texts that Consul has are its own, since operators search for them.
final class LocatorLog {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateways");

    private LocatorLog() {}

    static void tell(LocatorEvent event) {
        switch (event) {
            case LocatorEvent.LocationsChanged changed ->
                LOG.atInfo()
                        .addKeyValue("local", changed.own())
                        .addKeyValue("primary", changed.primary())
                        .log("new cached locations of mesh gateways");
            case LocatorEvent.FallbackChanged changed ->
                LOG.atInfo()
                        .addKeyValue("mesh_gateways", changed.addresses())
                        .log("updated fallback list of primary mesh gateways");
            case LocatorEvent.PrimaryDialledVia(Via via) ->
                LOG.atInfo().log(
                        switch (via) {
                            case OWN -> "will dial the primary datacenter using our local mesh gateways if possible";
                            case PRIMARY -> "will dial the primary datacenter through its mesh gateways";
                        });
            case LocatorEvent.GatewayUnreachable(Gateway gateway) ->
                LOG.atInfo()
                        .addKeyValue("gateway", gateway.address())
                        .log("mesh gateway does not accept connections, others are preferred");
            case LocatorEvent.GatewayLeadsNowhere(Gateway gateway, var datacenter) ->
                LOG.atInfo()
                        .addKeyValue("gateway", gateway.address())
                        .addKeyValue("datacenter", datacenter)
                        .log("mesh gateway leads to no server of the datacenter, others are preferred");
            case LocatorEvent.GatewayRecovered(Gateway gateway) ->
                LOG.atInfo().addKeyValue("gateway", gateway.address()).log("mesh gateway serves again");
        }
    }
}
