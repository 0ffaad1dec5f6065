package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Renamed;
import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;

/// Access control. Source: configuration sheet 2.6.
public record Acl(
        @Setting(defaultsTo = "false", turnedOnBy = "acl_datacenter", says = "access control")
        boolean enabled,

        @Renamed(from = "acl_default_policy")
        @Setting(
                defaultsTo = "allow",
                refusal = "Unsupported default ACL policy: %s; allowed is allow or deny",
                says = "what holds where no rule says anything: allow or deny")
        DefaultPolicy defaultPolicy,

        @Renamed(from = "acl_down_policy")
        @Setting(
                defaultsTo = "extend-cache",
                refusal = "Unsupported down ACL policy: %s; allowed is allow, deny, extend-cache or async-cache",
                says = "what holds while the authority cannot be asked")
        DownPolicy downPolicy,

        @Renamed(from = "enable_acl_replication")
        @Setting(defaultsTo = "false", says = "a secondary copies the tokens of the primary")
        boolean enableTokenReplication,

        @Setting(defaultsTo = "30s", says = "time that policies are cached")
        Duration policyTtl,

        @Setting(defaultsTo = "0s", says = "time that roles are cached")
        Duration roleTtl,

        @Renamed(from = "acl_ttl") @Setting(defaultsTo = "30s", says = "time that tokens are cached")
        Duration tokenTtl,

        @Renamed(from = "acl_enable_key_list_policy")
        @Setting(defaultsTo = "false", says = "the list rule decides about recursive reads of keys")
        boolean enableKeyListPolicy,

        @Setting(defaultsTo = "false", says = "tokens set by API are kept in data_dir/acl-tokens.json")
        boolean enableTokenPersistence,

        @Setting(says = "tokens that the agent uses") AclTokens tokens) {}
