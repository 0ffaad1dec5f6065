package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.AgentControl;
import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.contract.members.Members;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;

/// `/v1/agent/*`: what this agent itself answers; no other datacenter is ever asked.
public final class AgentRoutes implements Routes {

    private final List<Routes> parts;

    private AgentRoutes(List<Routes> parts) {
        this.parts = parts;
    }

    /// The routes over an agent and its pools.
    public static AgentRoutes of(
            Configuration configuration, Calls calls, LocalAgent agent, AgentControl control, Members members) {
        return new AgentRoutes(List.of(
                new AgentServiceRoutes(calls, agent),
                new AgentCheckRoutes(calls, agent),
                new AgentHealthRoutes(calls, agent),
                new MemberRoutes(members, configuration),
                new SelfRoutes(calls, members, agent, configuration),
                new ProcessRoutes(control),
                new HostRoutes(configuration)));
    }

    @Override
    public List<Route> routes() {
        return parts.stream().flatMap(part -> part.routes().stream()).toList();
    }
}
