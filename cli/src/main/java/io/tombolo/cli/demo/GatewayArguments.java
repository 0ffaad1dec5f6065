package io.tombolo.cli.demo;

import java.util.List;

/// The command line of a gateway of the demo.
final class GatewayArguments {

    private GatewayArguments() {}

    static List<String> of(Site site) {
        return List.of(
                "gateway",
                "-register",
                "-expose-servers",
                "-address",
                site.gatewayEndpoint(),
                "-wan-address",
                site.gatewayEndpoint(),
                "-admin-bind",
                site.gatewayAddress() + ":19000",
                "-http-addr",
                site.http().toString());
    }
}
