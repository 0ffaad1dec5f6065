package io.tombolo.runtime.http;

import io.tombolo.core.wire.json.JsonText;
import io.tombolo.core.wire.json.JsonWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The OpenAPI document of a route table: paths, methods, what they do, and their parameters. Source: OpenAPI 3.1.
public final class OpenApi {

    private OpenApi() {}

    /// The document as JSON for people, in the order of the paths.
    public static String of(RouteTable table) {
        Map<String, List<Route>> byPath = table.routes().stream()
                .sorted(Comparator.comparing(Route::method))
                .collect(Collectors.groupingBy(Route::path, TreeMap::new, Collectors.toList()));
        var writer = new JsonWriter();
        writer.raw('{');
        field(writer, "openapi").write("3.1.0").raw(',');
        field(writer, "info").raw('{');
        field(writer, "title").write("Tombolo").raw(',');
        field(writer, "version").write("v1").raw('}').raw(',');
        field(writer, "paths").raw('{');
        boolean first = true;
        for (var entry : byPath.entrySet()) {
            if (!first) {
                writer.raw(',');
            }
            first = false;
            field(writer, entry.getKey());
            path(writer, entry.getValue());
        }
        return JsonText.pretty(writer.raw('}').raw('}').toBytes()).text();
    }

    private static JsonWriter field(JsonWriter writer, String name) {
        return writer.write(name).raw(':');
    }

    private static void path(JsonWriter writer, List<Route> routes) {
        char before = '{';
        for (Route route : routes) {
            writer.raw(before);
            before = ',';
            field(writer, route.method().name().toLowerCase(Locale.ROOT)).raw('{');
            field(writer, "summary").write(route.says()).raw(',');
            field(writer, "parameters");
            parameters(writer, route);
            field(writer.raw(','), "responses").raw('{');
            field(writer, "default").raw('{');
            field(writer, "description")
                    .write("see docs/http.md")
                    .raw('}')
                    .raw('}')
                    .raw('}');
        }
        writer.raw('}');
    }

    private static void parameters(JsonWriter writer, Route route) {
        char before = '[';
        if (route.hasVariable()) {
            String name = route.path()
                    .substring(route.path().indexOf('{') + 1, route.path().indexOf('}'));
            parameter(writer.raw(before), name, "path", "the rest of the path, with its slashes", "string", "");
            before = ',';
        }
        for (Parameter one : route.parameters()) {
            parameter(
                    writer.raw(before),
                    one.name(),
                    "query",
                    one.says(),
                    one.kind().type(),
                    one.kind().format());
            before = ',';
        }
        if (before == '[') {
            writer.raw('[');
        }
        writer.raw(']');
    }

    private static void parameter(
            JsonWriter writer, String name, String where, String says, String type, String format) {
        writer.raw('{');
        field(writer, "name").write(name).raw(',');
        field(writer, "in").write(where).raw(',');
        field(writer, "required").write(where.equals("path")).raw(',');
        field(writer, "description").write(says).raw(',');
        field(writer, "schema").raw('{');
        field(writer, "type").write(type);
        if (type.equals("array")) {
            field(writer.raw(','), "items").raw('{');
            field(writer, "type").write("string").raw('}');
        }
        if (!format.isEmpty()) {
            field(writer.raw(','), "format").write(format);
        }
        writer.raw('}').raw('}');
    }
}
