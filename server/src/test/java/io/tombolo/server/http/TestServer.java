package io.tombolo.server.http;

import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.server.TomboloServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A whole server in this process, on free ports of an own loopback address.
final class TestServer implements AutoCloseable {

    private final TomboloServer server;
    private final InetSocketAddress http;
    private final int wan;
    private boolean open = true;

    private TestServer(TomboloServer server, InetSocketAddress http, int wan) {
        this.server = server;
        this.http = http;
        this.wan = wan;
    }

    /// @param more configuration as JSON, without the outer braces
    static TestServer start(Path folder, String node, String datacenter, String id, String more) throws IOException {
        List<Integer> ports = freePorts(4);
        Path file = Files.createDirectories(folder.resolve(node)).resolve("c.json");
        Files.writeString(file, """
                {"node_name": "%s", "datacenter": "%s", "node_id": "%s", "server": true, "bootstrap": true,
                 "bind_addr": "127.0.0.1", "data_dir": "%s", "performance": {"raft_multiplier": 1},
                 "ports": {"http": %d, "server": %d, "serf_lan": %d, "serf_wan": %d, "dns": -1}%s}
                """.formatted(
                        node,
                        datacenter,
                        id,
                        folder.resolve(node).resolve("data"),
                        ports.get(0),
                        ports.get(1),
                        ports.get(2),
                        ports.get(3),
                        more.isEmpty() ? "" : ", " + more));
        TomboloServer.Start start = TomboloServer.start(
                List.of(),
                properties -> ConfigurationLoader.load(LoadRequest.on(new LocalHost(InstantSource.system()))
                        .withFiles(List.of(file))
                        .withProperties(properties)),
                valid -> {});
        return switch (start) {
            case TomboloServer.Start.Running(TomboloServer server) ->
                new TestServer(
                        server, new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(0)), ports.get(3));
            case TomboloServer.Start.Refused(List<String> reasons) ->
                throw new IllegalStateException(String.join("; ", reasons));
        };
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        var ports = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            var socket = new ServerSocket(0);
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    RawHttp http() {
        return new RawHttp(http);
    }

    int wanPort() {
        return wan;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            server.close();
        }
    }
}
