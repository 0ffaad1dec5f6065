package io.tombolo.runtime.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All routes, found by path. The longest literal counts. Source: HTTP sheet 1.2 and 1.3.
public final class RouteTable {

    private final List<Route> all;
    private final Map<String, Place> literal = new HashMap<>();
    private final Map<String, List<Place>> byPrefix = new HashMap<>();

    /// What is at one path.
    record Place(String prefix, String suffix, List<Route> routes) {

        /// What `Allow` says.
        String allowed() {
            return "OPTIONS,"
                    + routes.stream().map(route -> route.method().name()).collect(Collectors.joining(","));
        }
    }

    /// What was found for a path.
    ///
    /// @param rest what the variable stands for; empty if there is none
    record Found(Place place, String rest) {

        Optional<Route> route(String method) {
            for (Route route : place.routes()) {
                if (route.method().name().equals(method)) {
                    return Optional.of(route);
                }
            }
            return Optional.empty();
        }
    }

    private RouteTable(List<Route> all) {
        this.all = all;
    }

    /// A table of all that the parts serve.
    ///
    /// @throws IllegalStateException if two routes have the same path and method
    public static RouteTable of(Collection<Routes> parts) {
        var table = new RouteTable(
                parts.stream().flatMap(part -> part.routes().stream()).toList());
        Map<String, List<Route>> byShape = table.all.stream()
                .collect(Collectors.groupingBy(
                        route -> route.hasVariable() ? route.prefix() + "{}" + route.suffix() : route.path()));
        byShape.forEach((shape, routes) -> table.add(routes));
        return table;
    }

    private void add(List<Route> routes) {
        Route first = routes.getFirst();
        if (new LinkedHashSet<>(routes.stream().map(Route::method).toList()).size() < routes.size()) {
            throw new IllegalStateException("two routes have the method and path of " + first.path());
        }
        var place = new Place(first.prefix(), first.suffix(), List.copyOf(routes));
        if (!first.hasVariable()) {
            literal.put(first.path(), place);
            return;
        }
        List<Place> places = byPrefix.computeIfAbsent(first.prefix(), prefix -> new ArrayList<>());
        places.add(place);
        places.sort(
                Comparator.comparingInt((Place one) -> one.suffix().length()).reversed());
    }

    /// All routes, in the order of the parts.
    public List<Route> routes() {
        return all;
    }

    Optional<Found> find(String path) {
        Place exact = literal.get(path);
        if (exact != null) {
            return Optional.of(new Found(exact, ""));
        }
        int slash = path.lastIndexOf('/');
        while (slash >= 0) {
            List<Place> places = byPrefix.get(path.substring(0, slash + 1));
            if (places != null) {
                for (Place place : places) {
                    int end = path.length() - place.suffix().length();
                    if (path.endsWith(place.suffix()) && end >= slash + 1) {
                        return Optional.of(new Found(place, path.substring(slash + 1, end)));
                    }
                }
            }
            slash = path.lastIndexOf('/', slash - 1);
        }
        return Optional.empty();
    }
}
