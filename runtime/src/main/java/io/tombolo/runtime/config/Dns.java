package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.List;

/// DNS. Source: configuration sheet 2.8.
public record Dns(
        @Setting(says = "answers of DNS") DnsConfig dnsConfig,

        @Setting(flag = "recursor", reload = true, template = true, says = "servers that are asked about other domains")
        List<String> recursors) {}
