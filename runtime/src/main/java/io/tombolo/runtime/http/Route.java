package io.tombolo.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// One endpoint.
///
/// A path is literal, or ends in one variable that takes the rest of the path with its slashes, or has a literal after
/// that: `/v1/kv/{key}`, `/v1/query/{name}/execute`.
///
/// @param says       what it does, in one sentence
/// @param parameters that it looks at, besides those of every route
/// @param body       what it takes
/// @param handler    what answers
public record Route(Method method, String path, String says, List<Parameter> parameters, Body body, Handler handler) {

    /// Bytes of the largest body where nothing else is said: twice the largest command of the log.
    public static final int USUAL_BODY_LIMIT = 4 << 20;

    /// @throws IllegalArgumentException if the path has more than one variable, or one before which no `/` stands
    public Route {
        parameters = List.copyOf(parameters);
        int open = path.indexOf('{');
        if (!path.startsWith("/")
                || (open >= 0 && path.indexOf('{', open + 1) >= 0)
                || (open > 0 && path.charAt(open - 1) != '/')) {
            throw new IllegalArgumentException("%s is no path of a route".formatted(path));
        }
    }

    /// What follows the headers of a request.
    public sealed interface Body {

        /// Nothing that is looked at.
        record Ignored() implements Body {}

        /// Bytes up to a limit; more are refused.
        ///
        /// @param refusal makes the text of the refusal from how many there were
        record Whole(long limit, Function<Long, String> refusal) implements Body {}

        /// Bytes without a limit, read as they come. For handlers that wait.
        record Streamed() implements Body {}
    }

    /// A route that reads.
    public static Route get(String path, String says) {
        return of(Method.GET, path, says, new Body.Ignored());
    }

    /// A route that writes.
    public static Route put(String path, String says) {
        return of(Method.PUT, path, says, usualBody());
    }

    /// A route that writes, or asks with a body.
    public static Route post(String path, String says) {
        return of(Method.POST, path, says, usualBody());
    }

    /// A route that removes.
    public static Route delete(String path, String says) {
        return of(Method.DELETE, path, says, usualBody());
    }

    private static Body usualBody() {
        return new Body.Whole(
                USUAL_BODY_LIMIT,
                length -> "Request body(%d bytes) too large, max size: %d bytes".formatted(length, USUAL_BODY_LIMIT));
    }

    /// A route of any method.
    public static Route of(Method method, String path, String says) {
        return of(method, path, says, method == Method.GET ? new Body.Ignored() : usualBody());
    }

    private static Route of(Method method, String path, String says, Body body) {
        return new Route(method, path, says, List.of(), body, new Handler.Waiting(request -> Reply.error(501, says)));
    }

    /// The same with parameters.
    public Route with(List<Parameter> more) {
        var all = new ArrayList<>(parameters);
        all.addAll(more);
        return new Route(method, path, says, all, body, handler);
    }

    /// The same with parameters.
    public Route with(Parameter... more) {
        return with(List.of(more));
    }

    /// The same with another body.
    public Route taking(Body other) {
        return new Route(method, path, says, parameters, other, handler);
    }

    /// Answered on the event loop.
    public Route prompt(Function<Request, CompletableFuture<Reply>> function) {
        return new Route(method, path, says, parameters, body, new Handler.Prompt(function));
    }

    /// Answered on a virtual thread.
    public Route waiting(Function<Request, Reply> function) {
        return new Route(method, path, says, parameters, body, new Handler.Waiting(function));
    }

    /// The literal before the variable, or all of the path.
    String prefix() {
        int open = path.indexOf('{');
        return open < 0 ? path : path.substring(0, open);
    }

    /// The literal after the variable; empty if there is none.
    String suffix() {
        return path.substring(path.indexOf('}') + 1).equals(path) ? "" : path.substring(path.indexOf('}') + 1);
    }

    boolean hasVariable() {
        return path.indexOf('{') >= 0;
    }
}
