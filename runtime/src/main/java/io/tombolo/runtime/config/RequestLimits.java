package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.Optional;

/// Rates of reads and writes that a server takes.
public record RequestLimits(
        @Setting(defaultsTo = "disabled", says = "what happens above the rates")
        RateMode mode,

        @Setting(reload = true, says = "reads a second; none for no limit")
        Optional<Double> readRate,

        @Setting(reload = true, says = "writes a second; none for no limit")
        Optional<Double> writeRate) {}
