package io.tombolo.httpapi.later;

import io.tombolo.runtime.http.Method;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Endpoints that are not there yet.
///
/// @param acl     whether access control is on
/// @param connect whether the mesh is on
/// @param ui      whether the console is on
public record LaterRoutes(boolean acl, boolean connect, boolean ui) implements Routes {

    private static final String ACL_OFF = "ACL support disabled";
    private static final String CONNECT_OFF = "Connect must be enabled in order to use this endpoint";

    /// Paths of access control and their methods.
    private static final Map<String, List<Method>> ACL = Map.ofEntries(
            Map.entry("/v1/acl/bootstrap", List.of(Method.PUT)),
            Map.entry("/v1/acl/replication", List.of(Method.GET)),
            Map.entry("/v1/acl/login", List.of(Method.POST)),
            Map.entry("/v1/acl/logout", List.of(Method.POST)),
            Map.entry("/v1/acl/policies", List.of(Method.GET)),
            Map.entry("/v1/acl/policy", List.of(Method.PUT)),
            Map.entry("/v1/acl/policy/{id}", List.of(Method.GET, Method.PUT, Method.DELETE)),
            Map.entry("/v1/acl/roles", List.of(Method.GET)),
            Map.entry("/v1/acl/role", List.of(Method.PUT)),
            Map.entry("/v1/acl/role/{id}", List.of(Method.GET, Method.PUT, Method.DELETE)),
            Map.entry("/v1/acl/tokens", List.of(Method.GET)),
            Map.entry("/v1/acl/token", List.of(Method.PUT)),
            Map.entry("/v1/acl/token/{id}", List.of(Method.GET, Method.PUT, Method.DELETE)),
            Map.entry("/v1/acl/auth-methods", List.of(Method.GET)),
            Map.entry("/v1/acl/auth-method", List.of(Method.PUT)),
            Map.entry("/v1/acl/auth-method/{name}", List.of(Method.GET, Method.PUT, Method.DELETE)),
            Map.entry("/v1/acl/binding-rules", List.of(Method.GET)),
            Map.entry("/v1/acl/binding-rule", List.of(Method.PUT)),
            Map.entry("/v1/acl/binding-rule/{id}", List.of(Method.GET, Method.PUT, Method.DELETE)),
            Map.entry("/v1/acl/rules/translate", List.of(Method.POST)),
            Map.entry("/v1/acl/rules/translate/{id}", List.of(Method.GET)),
            Map.entry("/v1/acl/create", List.of(Method.PUT)),
            Map.entry("/v1/acl/update", List.of(Method.PUT)),
            Map.entry("/v1/acl/destroy/{id}", List.of(Method.PUT)),
            Map.entry("/v1/acl/info/{id}", List.of(Method.GET)),
            Map.entry("/v1/acl/clone/{id}", List.of(Method.PUT)),
            Map.entry("/v1/acl/list", List.of(Method.GET)),
            Map.entry("/v1/internal/acl/authorize", List.of(Method.POST)));

    /// Paths of the mesh and their methods.
    private static final Map<String, List<Method>> CONNECT = Map.of(
            "/v1/connect/intentions", List.of(Method.GET, Method.POST),
            "/v1/connect/intentions/match", List.of(Method.GET),
            "/v1/connect/intentions/check", List.of(Method.GET),
            "/v1/connect/intentions/exact", List.of(Method.GET, Method.PUT, Method.DELETE),
            "/v1/connect/intentions/{id}", List.of(Method.GET, Method.PUT, Method.DELETE),
            "/v1/discovery-chain/{service}", List.of(Method.GET, Method.POST));

    /// Paths that nothing switches off.
    private static final Map<String, List<Method>> ALWAYS = Map.of(
            "/v1/txn", List.of(Method.PUT),
            "/v1/query", List.of(Method.GET, Method.POST),
            "/v1/query/{id}", List.of(Method.GET, Method.PUT, Method.DELETE),
            "/v1/query/{id}/execute", List.of(Method.GET),
            "/v1/query/{id}/explain", List.of(Method.GET),
            "/v1/config", List.of(Method.PUT),
            "/v1/config/{kind}", List.of(Method.GET, Method.DELETE));

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        ACL.forEach((path, methods) -> methods.forEach(
                method -> routes.add(route(method, path, acl ? missing(method, path) : Reply.error(401, ACL_OFF)))));
        CONNECT.forEach((path, methods) -> methods.forEach(method ->
                routes.add(route(method, path, connect ? missing(method, path) : Reply.error(500, CONNECT_OFF)))));
        ALWAYS.forEach((path, methods) ->
                methods.forEach(method -> routes.add(route(method, path, missing(method, path)))));
        routes.add(route(
                Method.GET,
                "/v1/internal/ui/metrics-proxy/{path}",
                Reply.error(404, ui ? "Metrics proxy is not enabled" : "UI is not enabled")));
        routes.add(route(Method.GET, "/debug/pprof/{profile}", Reply.error(401, ACL_OFF)));
        return routes;
    }

    private static Route route(Method method, String path, Reply reply) {
        return Route.of(method, path, "not in this version")
                .prompt(request -> CompletableFuture.completedFuture(reply));
    }

    private static Reply missing(Method method, String path) {
        return Reply.error(501, "%s %s is not served by this version of Tombolo".formatted(method, path));
    }
}
