package io.tombolo.httpapi;

import io.tombolo.contract.members.Members;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.snapshot.SnapshotOwner;
import io.tombolo.core.wire.Bytes;
import io.tombolo.httpapi.agent.AgentRoutes;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Failures;
import io.tombolo.httpapi.call.Place;
import io.tombolo.httpapi.catalog.CatalogRoutes;
import io.tombolo.httpapi.catalog.HealthRoutes;
import io.tombolo.httpapi.connect.ConnectCaRoutes;
import io.tombolo.httpapi.coordinate.CoordinateRoutes;
import io.tombolo.httpapi.event.EventRoutes;
import io.tombolo.httpapi.federation.FederationRoutes;
import io.tombolo.httpapi.kv.KvRoutes;
import io.tombolo.httpapi.later.LaterRoutes;
import io.tombolo.httpapi.operator.AutopilotRoutes;
import io.tombolo.httpapi.operator.KeyringRoutes;
import io.tombolo.httpapi.operator.RaftRoutes;
import io.tombolo.httpapi.session.SessionRoutes;
import io.tombolo.httpapi.snapshot.SnapshotRoutes;
import io.tombolo.httpapi.status.StatusRoutes;
import io.tombolo.httpapi.ui.UiRoutes;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.http.Header;
import io.tombolo.runtime.http.HttpSettings;
import io.tombolo.runtime.http.Networks;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The routes of `/v1/*`.
public final class HttpApi implements Routes, AutoCloseable {

    /// Bytes of the headers of a request where the configuration names no number.
    private static final int USUAL_HEADER_LIMIT = 1 << 20;

    private final List<Routes> parts;
    private final EventRoutes events;

    private HttpApi(List<Routes> parts, EventRoutes events) {
        this.parts = parts;
        this.events = events;
    }

    /// What the API needs from the other parts of its agent.
    ///
    /// @param snapshots saves and restores the state, if this agent is a server
    public record Surroundings(
            RpcCaller caller, Members members, AgentRoutes.Agent agent, Optional<SnapshotOwner> snapshots) {}

    /// Makes the routes, and begins to hear events.
    public static HttpApi of(Configuration configuration, Surroundings around) {
        var calls = new Calls(around.caller(), Place.of(configuration));
        var events = new EventRoutes(calls, around.members());
        return new HttpApi(
                List.of(
                        new StatusRoutes(calls),
                        new CatalogRoutes(calls),
                        new HealthRoutes(calls),
                        new KvRoutes(calls, configuration.limitKeys().limits().kvMaxValueSize()),
                        new SessionRoutes(calls),
                        new CoordinateRoutes(calls, !configuration.mode().disableCoordinates()),
                        events,
                        new SnapshotRoutes(calls, around.members(), around.snapshots()),
                        new RaftRoutes(calls),
                        new AutopilotRoutes(calls),
                        new KeyringRoutes(calls, configuration.isServer()),
                        new ConnectCaRoutes(calls, configuration.connectEnabled()),
                        new FederationRoutes(calls),
                        AgentRoutes.of(configuration, calls, around.members(), around.agent()),
                        new UiRoutes(calls),
                        new LaterRoutes(
                                configuration.acl().enabled(),
                                configuration.connectEnabled(),
                                configuration.http().uiConfig().enabled())),
                events);
    }

    @Override
    public List<Route> routes() {
        return parts.stream().flatMap(part -> part.routes().stream()).toList();
    }

    /// What callers are told of a failure.
    public static Reply failed(Throwable problem) {
        return Failures.reply(problem);
    }

    /// How the port answers, as the configuration has it.
    ///
    /// @throws IllegalArgumentException if a network of `allow_write_http_from` is none
    public static HttpSettings settings(Configuration configuration) {
        var http = configuration.http();
        var every = new ArrayList<Header>();
        http.httpConfig().responseHeaders().forEach((name, value) -> every.add(new Header(name, value)));
        var api = new ArrayList<Header>();
        api.add(new Header(
                "X-Consul-Default-Acl-Policy",
                configuration.acl().enabled()
                        ? configuration.acl().defaultPolicy().name().toLowerCase(Locale.ROOT)
                        : "allow"));
        if (configuration.network().translateWanAddrs()) {
            api.add(new Header("X-Consul-Translate-Addresses", "true"));
        }
        int headerBytes = http.httpConfig().maxHeaderBytes();
        return new HttpSettings(
                every,
                api,
                http.httpConfig().blockEndpoints(),
                Networks.of(http.httpConfig().allowWriteHttpFrom()),
                http.disableHttpUnprintableCharFilter(),
                configuration.mode().dev(),
                headerBytes == 0 ? USUAL_HEADER_LIMIT : headerBytes,
                configuration.limitKeys().limits().httpMaxConnsPerClient(),
                elsewhere(configuration),
                index(configuration));
    }

    /// What Spring serves.
    private static List<String> elsewhere(Configuration configuration) {
        var ui = configuration.http().uiConfig();
        return ui.enabled() ? List.of("/actuator", ui.contentPath()) : List.of("/actuator");
    }

    private static Reply index(Configuration configuration) {
        var ui = configuration.http().uiConfig();
        return ui.enabled()
                ? Reply.of(
                        301,
                        List.of(new Header("Location", ui.contentPath())),
                        Payload.of(
                                "text/html; charset=utf-8",
                                Bytes.ofText("<a href=\"%s\">Moved Permanently</a>.\n\n".formatted(ui.contentPath()))))
                : Reply.of(200, Payload.text("Consul Agent"));
    }

    @Override
    public void close() {
        events.close();
    }
}
