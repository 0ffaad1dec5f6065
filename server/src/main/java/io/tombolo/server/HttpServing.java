package io.tombolo.server;

import io.netty.channel.unix.DomainSocketAddress;
import io.tombolo.httpapi.HttpApi;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.bind.Port;
import io.tombolo.runtime.http.HttpPort;
import io.tombolo.runtime.http.RouteTable;
import io.tombolo.runtime.http.Routes;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;

/// Serves HTTP: our routes first, and what Spring serves, such as the actuator, where none of them is meant.
final class HttpServing implements ReactiveWebServerFactory {

    private static final String UNIX = "unix://";

    private final Configuration configuration;
    private final EventLoops loops;
    private final RouteTable table;

    /// @param parts what the parts of this agent serve
    HttpServing(Configuration configuration, EventLoops loops, List<Routes> parts) {
        this.configuration = configuration;
        this.loops = loops;
        this.table = RouteTable.of(parts);
    }

    @Override
    public WebServer getWebServer(HttpHandler spring) {
        return new Listening(new ReactorHttpHandlerAdapter(spring));
    }

    /// Listens from the moment at which Spring says that all parts are there.
    private final class Listening implements WebServer {

        private final ReactorHttpHandlerAdapter spring;
        private @Nullable HttpPort port;

        Listening(ReactorHttpHandlerAdapter spring) {
            this.spring = spring;
        }

        @Override
        public void start() {
            try {
                port = HttpPort.open(
                        addresses(configuration.network().ports().http(), configuration.httpAddresses()),
                        new HttpPort.Https(
                                addresses(configuration.network().ports().https(), configuration.httpsAddresses()),
                                configuration.httpsTls(),
                                configuration.limitKeys().limits().httpsHandshakeTimeout()),
                        HttpApi.settings(configuration),
                        new HttpPort.Surroundings(
                                loops, table, spring::apply, HttpApi::failed, InstantSource.system()));
            } catch (IOException refused) {
                throw new WebServerException(String.valueOf(refused.getMessage()), refused);
            }
        }

        private static List<SocketAddress> addresses(Port port, List<String> addresses) {
            return port.enabled()
                    ? addresses.stream()
                            .map(address -> address.startsWith(UNIX)
                                    ? new DomainSocketAddress(address.substring(UNIX.length()))
                                    : new InetSocketAddress(address, port.number()))
                            .toList()
                    : List.of();
        }

        @Override
        public void stop() {
            if (port != null) {
                port.close();
            }
        }

        @Override
        public int getPort() {
            return configuration.network().ports().http().number();
        }
    }
}
