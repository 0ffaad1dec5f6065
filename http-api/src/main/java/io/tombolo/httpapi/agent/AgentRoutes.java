package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.AgentControl;
import io.tombolo.contract.agent.LeafCertificates;
import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.contract.members.Members;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.DefaultPolicy;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;

/// `/v1/agent/*`: what this agent itself answers; no other datacenter is ever asked.
public final class AgentRoutes implements Routes {

    private final List<Routes> parts;

    private AgentRoutes(List<Routes> parts) {
        this.parts = parts;
    }

    /// The agent of this node, in all its parts.
    public record Agent(LocalAgent local, AgentControl control, LeafCertificates leaves) {}

    /// The routes over an agent and its pools.
    public static AgentRoutes of(Configuration configuration, Calls calls, Members members, Agent agent) {
        return new AgentRoutes(List.of(
                new AgentServiceRoutes(calls, agent.local()),
                new AgentCheckRoutes(calls, agent.local()),
                new AgentHealthRoutes(calls, agent.local()),
                new MemberRoutes(members, configuration),
                new SelfRoutes(calls, members, agent.local(), configuration),
                new ProcessRoutes(agent.control()),
                new HostRoutes(configuration),
                new AgentConnectRoutes(
                        calls,
                        agent.leaves(),
                        configuration.connectEnabled(),
                        configuration.acl().defaultPolicy() == DefaultPolicy.ALLOW)));
    }

    @Override
    public List<Route> routes() {
        return parts.stream().flatMap(part -> part.routes().stream()).toList();
    }
}
