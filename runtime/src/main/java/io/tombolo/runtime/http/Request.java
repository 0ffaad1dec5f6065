package io.tombolo.runtime.http;

import io.tombolo.core.wire.Bytes;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;

/// A request that found its route.
///
/// @param rest    what the variable of the path stands for, percent-decoded; empty if there is none
/// @param query   the parameters
/// @param headers finds the first value of a header, by its name in any case
/// @param remote  the address that it came from; empty if that is a socket of this machine
/// @param body    what followed the headers; empty if the route ignores or streams it
/// @param stream  the same for routes that stream it
/// @param pretty  whether JSON is for people
public record Request(
        String rest,
        Query query,
        Function<String, Optional<String>> headers,
        Optional<InetAddress> remote,
        Bytes body,
        InputStream stream,
        boolean pretty) {

    /// Parameter and header of the secret. Source: HTTP sheet 1.6.
    public static final Parameter TOKEN = new Parameter("token", Parameter.Kind.TEXT, "secret of who asks");

    /// Spreads JSON out for people.
    public static final Parameter PRETTY = new Parameter("pretty", Parameter.Kind.FLAG, "JSON for people");

    private static final String BEARER = "bearer ";

    /// The first value of a header.
    public Optional<String> header(String name) {
        return headers.apply(name);
    }

    /// The secret of who asks, from wherever it stands; empty if none was given.
    public String token() {
        String parameter = query.text(TOKEN);
        if (!parameter.isEmpty()) {
            return parameter;
        }
        String header = header("X-Consul-Token").orElse("");
        if (!header.isEmpty()) {
            return header;
        }
        String authorization = header("Authorization").orElse("");
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }

    /// An answer of JSON, in the form that was asked for.
    public Payload shown(Payload json) {
        return pretty ? json.pretty() : json;
    }

    /// Without the query and the body, which may hold secrets.
    @Override
    public String toString() {
        return "Request[rest=%s]".formatted(rest);
    }
}
