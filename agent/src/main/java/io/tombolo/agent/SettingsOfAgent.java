package io.tombolo.agent;

import io.tombolo.core.registration.AgentSettings;
import io.tombolo.core.registration.local.NodeIdentity;
import io.tombolo.runtime.config.Checks;
import io.tombolo.runtime.config.Configuration;
import java.util.Map;
import java.util.TreeMap;

/// What a configuration says about services and checks.
final class SettingsOfAgent {

    private SettingsOfAgent() {}

    static AgentSettings of(Configuration configuration, String nodeId) {
        Checks checks = configuration.checks();
        return new AgentSettings(
                node(configuration, nodeId),
                checks.checkOutputMaxSize(),
                checks.checkUpdateInterval(),
                checks.discardCheckOutput(),
                scripts(checks),
                new AgentSettings.PortRange(
                        configuration.network().ports().sidecarMinPort().number(),
                        configuration.network().ports().sidecarMaxPort().number()));
    }

    /// The token with which the agent itself writes; empty if it has none.
    static String token(Configuration configuration) {
        var tokens = configuration.acl().tokens();
        return tokens.agent().or(tokens::defaultToken).orElse("");
    }

    private static AgentSettings.Scripts scripts(Checks checks) {
        if (checks.enableScriptChecks()) {
            return AgentSettings.Scripts.FROM_ANYBODY;
        }
        return checks.enableLocalScriptChecks()
                ? AgentSettings.Scripts.FROM_CONFIGURATION
                : AgentSettings.Scripts.REFUSED;
    }

    /// Source: vectors `catalog-node`, `catalog-nodes`.
    private static NodeIdentity node(Configuration configuration, String nodeId) {
        String address = configuration.advertiseAddress();
        Map<String, String> tagged = new TreeMap<>();
        tag(tagged, "lan", address);
        tag(tagged, "wan", configuration.advertiseWanAddress());
        tagged.putAll(configuration.network().taggedAddresses());
        Map<String, String> meta = new TreeMap<>(configuration.identity().nodeMeta());
        meta.put("consul-network-segment", "");
        return new NodeIdentity(
                configuration.datacenter().name(), configuration.nodeName().name(), nodeId, address, tagged, meta);
    }

    private static void tag(Map<String, String> tagged, String kind, String address) {
        tagged.put(kind, address);
        tagged.put(kind + (address.indexOf(':') < 0 ? "_ipv4" : "_ipv6"), address);
    }
}
