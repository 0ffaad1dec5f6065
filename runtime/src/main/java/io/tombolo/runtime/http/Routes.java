package io.tombolo.runtime.http;

import java.util.List;

/// What a part serves on the HTTP port. All of them are put into one table; a path and method that two of them have is
/// a
/// bug in the wiring.
@FunctionalInterface
public interface Routes {

    /// The endpoints.
    List<Route> routes();
}
