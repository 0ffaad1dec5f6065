package io.tombolo.testing.system.namespaces;

import static org.awaitility.Awaitility.await;

import io.tombolo.testing.system.process.TomboloProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A datacenter: a switch, its servers and its gateways. All datacenters have the same addresses and node names.
final class Site implements AutoCloseable {

    /// A busy machine with two cores takes half a minute for a start.
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern COMPLAINT = Pattern.compile("\\[(WARN|ERROR)]|\\b(WARN|ERROR)\\b|^Exception in");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final String datacenter;
    private final Namespace lan;
    private final List<Host> servers;
    private final List<Host> gateways;
    private final List<TomboloProcess> processes = new CopyOnWriteArrayList<>();

    /// A machine of the datacenter.
    ///
    /// @param wan its address on the shared link; empty if it has no leg there
    record Host(Namespace namespace, String address, String wan) {}

    /// @param folder with the certificates, for everything that the processes write
    Site(Path folder, String datacenter, Namespace lan, List<Host> servers, List<Host> gateways) {
        this.folder = folder;
        this.datacenter = datacenter;
        this.lan = lan;
        this.servers = List.copyOf(servers);
        this.gateways = List.copyOf(gateways);
    }

    String datacenter() {
        return datacenter;
    }

    /// Where everything passes that leaves a server.
    Namespace lan() {
        return lan;
    }

    List<Host> servers() {
        return servers;
    }

    List<Host> gateways() {
        return gateways;
    }

    /// The node name of a server: `server-1` is the first one of each datacenter.
    static String node(int server) {
        return "server-" + (server + 1);
    }

    /// Starts servers and gateways as the mission document's procedure has it.
    ///
    /// @param primaryGateways host and port; none in the primary
    /// @param gossipKey       of all pools
    void start(List<String> primaryGateways, String gossipKey) {
        for (int i = 0; i < servers.size(); i++) {
            launch(servers.get(i), "agent", "-config-file", configuration(i, primaryGateways, gossipKey));
        }
        awaitThat("/v1/status/leader", leader -> !leader.asString().isEmpty());
        put("/v1/agent/service/register", "{\"Name\": \"service-of-%s\", \"Port\": 8080}".formatted(datacenter));
        for (Host gateway : gateways) {
            launch(gateway, gatewayArguments(this, gateway));
        }
        awaitThat("/v1/health/service/mesh-gateway?passing", passing -> passing.size() == gateways.size());
    }

    /// What the server answered.
    ///
    /// @param status 0 if there was no answer
    record Answer(int status, String body) {

        /// @throws AssertionError if it is no success
        JsonNode json() {
            if (status != 200) {
                throw new AssertionError("status %d: %s".formatted(status, body));
            }
            return JSON.readTree(body);
        }
    }

    /// Asks the HTTP API of a server, from the host of the first gateway: the question can be seen in the datacenter.
    Answer ask(String method, String path, String body) {
        return askServer(0, method, path, body);
    }

    /// Asks a certain server.
    Answer askServer(int server, String method, String path, String body) {
        var command = new ArrayList<>(List.of("curl", "-s", "-m", "20", "-w", "\n%{http_code}", "-X", method));
        if (!body.isEmpty()) {
            command.addAll(List.of("--data-binary", body));
        }
        command.add("http://%s:8500%s".formatted(servers.get(server).address(), path));
        String printed =
                Commands.end(gateways.getFirst().namespace().inside(command)).stdout();
        int end = printed.lastIndexOf('\n');
        return new Answer(Integer.parseInt(printed.substring(end + 1)), printed.substring(0, end));
    }

    JsonNode get(String path) {
        return ask("GET", path, "").json();
    }

    void put(String path, String body) {
        Answer answer = ask("PUT", path, body);
        if (answer.status() != 200) {
            throw new AssertionError("PUT %s: status %d: %s".formatted(path, answer.status(), answer.body()));
        }
    }

    /// Whether there is an answer from a datacenter, asked here.
    boolean answersFor(String other) {
        return ask("GET", "/v1/catalog/services?dc=" + other, "").status() == 200;
    }

    /// The services of a datacenter, asked here.
    List<String> services(String other) {
        return get("/v1/catalog/services?dc=" + other).properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Address and status (1 is alive) of every server of the federation.
    Map<String, String> wanMembers() {
        var members = new TreeMap<String, String>();
        for (JsonNode member : get("/v1/agent/members?wan=1")) {
            members.put(
                    member.path("Name").asString(),
                    "%s status %d"
                            .formatted(
                                    member.path("Addr").asString(),
                                    member.path("Status").asInt()));
        }
        return members;
    }

    /// Stops a gateway at once, without a farewell.
    void killGateway(int gateway) {
        processes.get(servers.size() + gateway).close();
    }

    /// What the processes have said that is a warning or worse.
    List<String> complaints() {
        return processes.stream()
                .flatMap(process -> (process.stdout() + process.stderr()).lines())
                .filter(line -> COMPLAINT.matcher(line).find())
                .toList();
    }

    private void awaitThat(String path, Predicate<JsonNode> condition) {
        await().atMost(PATIENCE).until(() -> {
            refuseIfOneEnded();
            Answer answer = ask("GET", path, "");
            return answer.status() == 200 && condition.test(answer.json());
        });
    }

    private void refuseIfOneEnded() {
        for (TomboloProcess process : processes) {
            if (!process.alive()) {
                throw new AssertionError(
                        "a process of %s has ended:%n%s%n%s".formatted(datacenter, process.stdout(), process.stderr()));
            }
        }
    }

    private void launch(Host host, String... arguments) {
        processes.add(TomboloProcess.startBehind(host.namespace().inside(List.of()), folder, arguments));
    }

    private static String[] gatewayArguments(Site site, Host gateway) {
        var arguments = new ArrayList<>(List.of(
                "gateway",
                "-register",
                "-expose-servers",
                "-address",
                gateway.address() + ":8443",
                "-wan-address",
                gateway.wan() + ":8443",
                "-bind-address",
                "lan=" + gateway.address() + ":8443",
                "-bind-address",
                "wan=" + gateway.wan() + ":8443",
                // Each registers as a service of the agent that it asks, under its own name there.
                "-http-addr",
                "http://%s:8500"
                        .formatted(site.servers
                                .get(site.gateways.indexOf(gateway) % site.servers.size())
                                .address())));
        return arguments.toArray(String[]::new);
    }

    private String configuration(int server, List<String> primaryGateways, String gossipKey) {
        String joins = primaryGateways.isEmpty()
                ? ""
                : "primary_gateways = [%s]"
                        .formatted(primaryGateways.stream()
                                .map("\"%s\""::formatted)
                                .collect(Collectors.joining(", ")));
        String text = """
                datacenter         = "%1$s"
                primary_datacenter = "dc1"
                node_name          = "%2$s"
                server             = true
                bootstrap_expect   = %3$d
                data_dir           = "%4$s"
                bind_addr          = "%5$s"
                client_addr        = "0.0.0.0"
                encrypt            = "%6$s"
                retry_join         = ["%7$s"]
                tls {
                  defaults {
                    ca_file         = "%8$s"
                    cert_file       = "%9$s"
                    key_file        = "%10$s"
                    verify_incoming = true
                    verify_outgoing = true
                  }
                  internal_rpc {
                    verify_server_hostname = true
                  }
                }
                connect {
                  enabled                            = true
                  enable_mesh_gateway_wan_federation = true
                }
                %11$s
                """.formatted(
                        datacenter,
                        node(server),
                        servers.size(),
                        folder.resolve(name(server) + "-data"),
                        servers.get(server).address(),
                        gossipKey,
                        servers.getFirst().address(),
                        folder.resolve("ca.pem"),
                        folder.resolve(name(server) + ".pem"),
                        folder.resolve(name(server) + "-key.pem"),
                        joins);
        try {
            return Files.writeString(folder.resolve(name(server) + ".hcl"), text)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name of a server's files.
    String name(int server) {
        return datacenter + "-" + node(server);
    }

    @Override
    public void close() {
        processes.forEach(TomboloProcess::close);
    }
}
