package io.tombolo.cli;

import io.tombolo.meshgateway.MeshGatewayApplication;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `gateway`: runs a mesh gateway in the foreground until SIGINT or SIGTERM.
///
/// Takes the flags of `connect envoy -gateway=mesh`, so that what starts Envoy today starts this tomorrow. Flags
/// that only Envoy needs are not known here: an operator should see that they do nothing. Source: CLI sheet 1.1
/// and 5.
final class GatewayCommand implements Callable<Integer> {

    private static final String PREFIX = "tombolo.gateway.";

    private final Map<OptionSpec, String> settings = new LinkedHashMap<>();
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    private final boolean asConnectEnvoy;
    private final OptionSpec kind = text("gateway", "the kind of gateway: mesh");
    private final OptionSpec meshGateway = toggle("mesh-gateway", "the old spelling of -gateway=mesh");
    private final OptionSpec bootstrap =
            toggle("bootstrap", "prints Envoy's bootstrap, which this gateway has none of");
    private final OptionSpec adminBind =
            text("admin-bind", "address and port of health and metrics; default 127.0.0.1:19000");

    private GatewayCommand(boolean asConnectEnvoy) {
        this.asConnectEnvoy = asConnectEnvoy;
    }

    static CommandSpec spec() {
        return new GatewayCommand(false).declare();
    }

    /// What `connect envoy` understands, of which only `-gateway=mesh` is served.
    static CommandSpec connectEnvoy() {
        return new GatewayCommand(true).declare();
    }

    private CommandSpec declare() {
        declare(text("service", "name of the service; default mesh-gateway"), "service");
        declare(text("proxy-id", "id of the instance; default: the name of the service"), "proxy-id");
        declare(text("address", "where servers of this datacenter dial it: host[:port]"), "address");
        declare(text("wan-address", "where other datacenters dial it: host[:port]"), "wan-address");
        declare(list("bind-address", "where it listens instead: name=host:port; several times"), "bind-address");
        declare(toggle("expose-servers", "leads to servers: what WAN federation needs"), "expose-servers");
        declare(toggle("register", "registers itself with the agent"), "register");
        declare(
                text("deregister-after-critical", "after so long without an answer the agent forgets it; default 6h"),
                "deregister-after-critical");
        declare(
                list("http-addr", "a server or agent of this datacenter; several times: the next when one is down"),
                "http-addr");
        declare(text("token", "for the API"), "token");
        declare(text("token-file", "that holds the token"), "token-file");
        declare(text("ca-file", "what to trust of https addresses"), "ca-file");
        declare(text("client-cert", "what to show to https addresses"), "client-cert");
        declare(text("client-key", "key of that certificate"), "client-key");
        declare(text("domain", "the domain of the federation; default consul"), "domain");
        declare(text("drain", "how long stopping may take for open connections; default 5s"), "drain");
        spec.addOption(kind).addOption(meshGateway).addOption(bootstrap).addOption(adminBind);
        return spec;
    }

    private void declare(OptionSpec option, String property) {
        settings.put(option, property);
        spec.addOption(option);
    }

    private static OptionSpec text(String name, String description) {
        return option(name, description).type(String.class).arity("1").build();
    }

    private static OptionSpec list(String name, String description) {
        return option(name, description)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .build();
    }

    private static OptionSpec toggle(String name, String description) {
        return option(name, description)
                .type(boolean.class)
                .arity("0..1")
                .fallbackValue("true")
                .build();
    }

    private static OptionSpec.Builder option(String name, String description) {
        return OptionSpec.builder("-" + name, "--" + name).description(description);
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        List<String> refusals = refusals();
        if (!refusals.isEmpty()) {
            refusals.forEach(err::println);
            return ExitCode.FAILURE;
        }
        return switch (MeshGatewayApplication.start(properties(System.getenv()))) {
            case MeshGatewayApplication.Start.Refused(String reason) -> {
                err.println(reason);
                yield ExitCode.FAILURE;
            }
            case MeshGatewayApplication.Start.Running(MeshGatewayApplication gateway) -> await(gateway, err);
        };
    }

    private List<String> refusals() {
        String wanted = kind.getValue();
        boolean old = Boolean.TRUE.equals(meshGateway.getValue());
        List<String> refusals = new ArrayList<>();
        if (wanted != null && old) {
            refusals.add("The mesh-gateway flag cannot be used together with the gateway flag");
        } else if (wanted != null && !List.of("mesh", "terminating", "ingress").contains(wanted)) {
            refusals.add("Gateway must be one of: terminating, mesh, or ingress");
        } else if (wanted != null && !wanted.equals("mesh")) {
            refusals.add("only mesh gateways are served here; run Envoy for a %s gateway".formatted(wanted));
        } else if (wanted == null && !old && asConnectEnvoy) {
            refusals.add("No proxy ID specified. One of -proxy-id, -sidecar-for, or -gateway is required");
        }
        if (Boolean.TRUE.equals(bootstrap.getValue())) {
            refusals.add("-bootstrap is for Envoy; this gateway needs no bootstrap file. Leave the flag out to run it");
        }
        return refusals;
    }

    /// Flags win over Consul's environment variables, and both over Spring's own sources.
    Map<String, Object> properties(Map<String, String> environment) {
        Map<String, Object> properties = new HashMap<>();
        put(properties, "http-addr", environment.get("CONSUL_HTTP_ADDR"));
        put(properties, "token", environment.get("CONSUL_HTTP_TOKEN"));
        put(properties, "token-file", environment.get("CONSUL_HTTP_TOKEN_FILE"));
        put(properties, "ca-file", environment.get("CONSUL_CACERT"));
        put(properties, "client-cert", environment.get("CONSUL_CLIENT_CERT"));
        put(properties, "client-key", environment.get("CONSUL_CLIENT_KEY"));
        settings.forEach((option, property) -> {
            switch (option.<Object>getValue()) {
                case null -> {}
                case List<?> several -> {
                    for (int i = 0; i < several.size(); i++) {
                        properties.put("%s%s[%d]".formatted(PREFIX, property, i), several.get(i));
                    }
                    if (!several.isEmpty()) {
                        properties.remove(PREFIX + property);
                    }
                }
                case Object one -> properties.put(PREFIX + property, one.toString());
            }
        });
        String admin = adminBind.getValue();
        if (admin != null) {
            int colon = admin.lastIndexOf(':');
            properties.put("server.address", colon < 0 ? admin : admin.substring(0, colon));
            if (colon >= 0) {
                properties.put("server.port", admin.substring(colon + 1));
            }
        }
        return properties;
    }

    private static void put(Map<String, Object> properties, String property, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            properties.put(PREFIX + property, value);
        }
    }

    private static int await(MeshGatewayApplication gateway, PrintWriter err) {
        Duration limit = gateway.stopLimit();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            Thread closing = Thread.ofPlatform().daemon().name("close").start(gateway::close);
            try {
                if (!closing.join(limit)) {
                    err.println("==> the gateway did not stop within %d s; exiting all the same"
                            .formatted(limit.toSeconds()));
                    err.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(ExitCode.SUCCESS);
        }));
        err.println("==> " + gateway.ending().join());
        return ExitCode.FAILURE;
    }
}
