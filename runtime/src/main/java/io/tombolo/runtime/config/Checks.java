package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Renamed;
import io.tombolo.runtime.config.bind.Setting;
import io.tombolo.runtime.config.tree.Value;
import java.time.Duration;
import java.util.List;

/// Services and checks of this node. Source: configuration sheet 2.7.
public record Checks(
        @Setting(
                defaultsTo = "false",
                flag = "enable-script-checks",
                says = "runs script checks, also those registered by API")
        boolean enableScriptChecks,

        @Setting(
                defaultsTo = "false",
                flag = "enable-local-script-checks",
                says = "runs script checks of configuration files")
        boolean enableLocalScriptChecks,

        @Setting(defaultsTo = "4096", says = "bytes of output of a check that are kept")
        int checkOutputMaxSize,

        @Setting(defaultsTo = "5m", says = "time after which a change of only the output is told to the servers")
        Duration checkUpdateInterval,

        @Setting(defaultsTo = "false", reload = true, says = "keeps no output of checks")
        boolean discardCheckOutput,

        @Renamed(from = "service", quiet = true) @Setting(reload = true, says = "services to register")
        List<Value.Entries> services,

        @Renamed(from = "check", quiet = true) @Setting(reload = true, says = "checks to register")
        List<Value.Entries> checks,

        @Setting(reload = true, says = "handlers that run when something changes")
        List<Value.Entries> watches) {}
