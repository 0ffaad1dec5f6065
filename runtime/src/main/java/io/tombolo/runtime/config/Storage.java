package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.Optional;

/// Where state is kept. Source: configuration sheet 2.1.
public record Storage(
        @Setting(flag = "data-dir", says = "folder of the state; required except in development mode")
        Optional<String> dataDir,

        @Setting(flag = "pid-file", says = "file that the process ID is written to")
        Optional<String> pidFile,

        @Setting(
                defaultsTo = "false",
                inDev = "true",
                flag = "disable-keyring-file",
                says = "does not keep gossip keys in data_dir")
        boolean disableKeyringFile) {}
