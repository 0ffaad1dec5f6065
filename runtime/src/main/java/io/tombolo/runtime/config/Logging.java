package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;
import java.util.Optional;

/// What is logged, how and where. Source: configuration sheet 2.1.
public record Logging(
        @Setting(
                defaultsTo = "INFO",
                inDev = "DEBUG",
                flag = "log-level",
                reload = true,
                refusal = "Invalid log level: %s. Valid log levels are: [TRACE DEBUG INFO WARN ERR ERROR]",
                says = "what is logged at least; case does not matter")
        LogLevel logLevel,

        @Setting(defaultsTo = "false", flag = "log-json", says = "logs JSON objects, one a line")
        boolean logJson,

        @Setting(flag = "log-file", says = "file or folder that is logged to, besides standard output")
        Optional<String> logFile,

        @Setting(defaultsTo = "24h", flag = "log-rotate-duration", says = "age at which a new log file is begun")
        Duration logRotateDuration,

        @Setting(
                defaultsTo = "0",
                flag = "log-rotate-bytes",
                says = "size at which a new log file is begun; 0 for any size")
        int logRotateBytes,

        @Setting(
                defaultsTo = "0",
                flag = "log-rotate-max-files",
                says = "old log files that are kept; 0 keeps all, -1 none")
        int logRotateMaxFiles,

        @Setting(defaultsTo = "false", flag = "syslog", says = "logs to syslog too")
        boolean enableSyslog,

        @Setting(defaultsTo = "LOCAL0", says = "facility of syslog")
        String syslogFacility) {}
