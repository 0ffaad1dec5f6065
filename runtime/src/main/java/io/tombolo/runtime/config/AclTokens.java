package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Renamed;
import io.tombolo.runtime.config.bind.Setting;
import io.tombolo.runtime.config.tree.Value;
import java.util.List;
import java.util.Optional;

/// Tokens that the agent uses. Source: configuration sheet 2.6.
public record AclTokens(
        @Renamed(from = "acl.tokens.master", quiet = true)
        @Renamed(from = "acl_master_token")
        @Setting(reload = true, secret = true, says = "management token that is made at bootstrap")
        Optional<String> initialManagement,

        @Renamed(from = "acl_agent_token")
        @Setting(reload = true, secret = true, says = "token of the agent for its own work")
        Optional<String> agent,

        @Renamed(from = "acl.tokens.agent_master", quiet = true)
        @Renamed(from = "acl_agent_master_token")
        @Setting(reload = true, secret = true, says = "token that works on this agent while the servers are away")
        Optional<String> agentRecovery,

        @Renamed(from = "acl_token")
        @Setting(name = "default", reload = true, secret = true, says = "token of requests that carry none")
        Optional<String> defaultToken,

        @Renamed(from = "acl_replication_token")
        @Setting(reload = true, secret = true, says = "token that a secondary copies from the primary with")
        Optional<String> replication,

        @Setting(reload = true, secret = true, says = "token for services and checks of configuration files")
        Optional<String> configFileServiceRegistration,

        @Setting(reload = true, secret = true, says = "token of DNS questions")
        Optional<String> dns,

        @Setting(secret = true, ignored = true, says = "tokens of a provider (Enterprise)")
        List<Value.Entries> managedServiceProvider) {

    /// Which tokens are set, without the tokens.
    @Override
    public String toString() {
        return "AclTokens[initialManagement=%s, agent=%s, agentRecovery=%s, default=%s, replication=%s]"
                .formatted(
                        initialManagement.isPresent(),
                        agent.isPresent(),
                        agentRecovery.isPresent(),
                        defaultToken.isPresent(),
                        replication.isPresent());
    }
}
