package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;

/// Limits of connections, rates and sizes. Source: configuration sheet 2.7.
public record RequestRates(
        @Setting(defaultsTo = "200", reload = true, says = "HTTP connections of one address")
        int httpMaxConnsPerClient,

        @Setting(defaultsTo = "5s", says = "time for a TLS handshake of HTTPS")
        Duration httpsHandshakeTimeout,

        @Setting(defaultsTo = "5s", says = "time for the first byte and the TLS handshake on the server port")
        Duration rpcHandshakeTimeout,

        @Setting(defaultsTo = "60s", reload = true, says = "time for a call that does not block")
        Duration rpcClientTimeout,

        @Setting(
                defaultsTo = "100",
                reload = true,
                says = "server RPC connections of one address; a gateway is one address")
        int rpcMaxConnsPerClient,

        @Setting(defaultsTo = "-1", reload = true, says = "calls a second that a client agent sends; -1 for no limit")
        double rpcRate,

        @Setting(defaultsTo = "1000", reload = true, says = "calls that a client agent may send at once")
        int rpcMaxBurst,

        @Setting(defaultsTo = "524288", says = "bytes of the value of a key")
        long kvMaxValueSize,

        @Setting(defaultsTo = "524288", says = "bytes of a transaction")
        long txnMaxReqLen,

        @Setting(says = "rates of the server") RequestLimits requestLimits) {}
