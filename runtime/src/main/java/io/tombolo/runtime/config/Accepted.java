package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import io.tombolo.runtime.config.tree.Value;
import java.util.List;
import java.util.Optional;

/// Keys of Consul that are accepted, so that files need no change, and have no effect here.
///
/// Source: configuration sheet 2.1 and 2.6.
public record Accepted(
        @Setting(defaultsTo = "false", ignored = true, says = "nothing is ever asked of a vendor")
        boolean disableUpdateCheck,

        @Setting(defaultsTo = "false", ignored = true, says = "nothing is ever told to a vendor")
        boolean disableAnonymousSignature,

        @Setting(defaultsTo = "true", ignored = true, says = "health answers always come by subscription")
        boolean useStreamingBackend,

        @Setting(says = "streaming of servers") Rpc rpc,
        @Setting(says = "cluster peering") Peering peering,
        @Setting(ignored = true, says = "region and zone") Value.Entries locality,

        @Setting(ignored = true, says = "experiments by name")
        List<String> experiments,

        @Setting(ignored = true, says = "version of the software")
        Optional<String> version,

        @Setting(defaultsTo = "false", flag = "auto-reload-config", ignored = true, says = "reloads when files change")
        boolean autoReloadConfig,

        @Setting(ignored = true, says = "usage reports (Enterprise)")
        Value.Entries reporting,

        @Setting(ignored = true, says = "HCP") Value.Entries cloud,

        @Setting(ignored = true, says = "admin partition (Enterprise); only empty or default")
        Optional<String> partition,

        @Setting(ignored = true, says = "network segment (Enterprise)")
        Optional<String> segment,

        @Setting(ignored = true, says = "network segments (Enterprise)")
        List<Value.Entries> segments,

        @Setting(ignored = true, says = "audit log (Enterprise)")
        Value.Entries audit,

        @Setting(ignored = true, says = "license (Enterprise)")
        Optional<String> licensePath) {}
