package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.List;

/// Client certificates that servers hand out. Source: configuration sheet 2.3.
public record AutoEncrypt(
        @Setting(defaultsTo = "false", says = "asks the servers for a certificate; clients only")
        boolean tls,

        @Setting(defaultsTo = "false", says = "hands certificates to clients; servers only")
        boolean allowTls,

        @Setting(says = "more DNS names for the certificate")
        List<String> dnsSan,

        @Setting(says = "more IP addresses for the certificate")
        List<String> ipSan) {}
