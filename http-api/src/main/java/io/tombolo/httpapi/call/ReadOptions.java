package io.tombolo.httpapi.call;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.core.terms.GoDuration;
import io.tombolo.runtime.http.Query;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a request wants to be answered. Source: HTTP sheet 1.4 to 1.8.
///
/// @param datacenter that answers
/// @param query      for the server
/// @param cached     whether `cached` was asked for and means something here
public record ReadOptions(String datacenter, QueryOptions query, boolean cached) {

    private static final Pattern MAX_AGE = Pattern.compile("(max-age|stale-if-error)=(.*)");

    /// What an endpoint is like.
    public enum Kind {
        /// It says how it was answered, also when it failed.
        PLAIN(false, false, true),
        /// Keys: a failure says nothing more.
        KEYS(false, false, false),
        /// Catalog and health: may be stale if the configuration says so, and tells how consistent the answer is.
        DISCOVERY(true, false, true),
        /// The same, and the agent may answer from its cache.
        CACHED(true, true, true),
        /// The same, and a failure says nothing more.
        INSTANCES(true, true, false);

        private final boolean discovery;
        private final boolean cacheable;
        private final boolean tellsOfFailures;

        Kind(boolean discovery, boolean cacheable, boolean tellsOfFailures) {
            this.discovery = discovery;
            this.cacheable = cacheable;
            this.tellsOfFailures = tellsOfFailures;
        }

        boolean isDiscovery() {
            return discovery;
        }

        boolean isCacheable() {
            return cacheable;
        }

        boolean tellsOfFailures() {
            return tellsOfFailures;
        }
    }

    /// Reads them.
    ///
    /// @throws ReplyException if they make no sense
    public static ReadOptions of(Request request, Place place, Kind kind) {
        Query query = request.query();
        boolean stale = query.has(Common.STALE);
        boolean consistent = query.has(Common.CONSISTENT);
        boolean leader = query.has(Common.LEADER);
        Duration maxStale = maxStale(query);
        if (maxStale.isPositive()) {
            stale = true;
        }
        if (!stale
                && !consistent
                && !leader
                && kind.isDiscovery()
                && place.discoveryMaxStale().isPositive()) {
            maxStale = place.discoveryMaxStale();
            stale = true;
        }
        if (stale && consistent) {
            throw ReplyException.of(400, "Cannot specify ?stale with ?consistent, conflicting semantics.");
        }
        boolean cached = place.cache() && query.has(Common.CACHED);
        if (cached && consistent) {
            throw ReplyException.of(400, "Cannot specify ?cached with ?consistent, conflicting semantics.");
        }
        request.header("Cache-Control").ifPresent(ReadOptions::refuseBadCacheControl);
        long index = index(query);
        return new ReadOptions(
                datacenter(request, place),
                new QueryOptions(
                        token(request, place),
                        index,
                        index == 0 ? Duration.ZERO : wait(query, place),
                        stale,
                        consistent,
                        false,
                        maxStale,
                        Duration.ZERO,
                        false,
                        Duration.ZERO,
                        query.text(Common.FILTER),
                        false),
                cached);
    }

    /// The secret of who asks.
    public static String token(Request request, Place place) {
        String given = request.token();
        return given.isEmpty() ? place.token() : given;
    }

    /// The datacenter that answers.
    public static String datacenter(Request request, Place place) {
        String newer = request.query().text(Common.DATACENTER);
        String given = newer.isEmpty() ? request.query().text(Common.DC) : newer;
        return given.isEmpty() ? place.datacenter() : given;
    }

    private static Duration maxStale(Query query) {
        String text = query.text(Common.MAX_STALE);
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        return switch (GoDuration.parse(text)) {
            case GoDuration.Parsed(Duration length) -> length;
            case GoDuration.Malformed _ ->
                throw ReplyException.of(400, "Invalid max_stale value \"%s\"".formatted(text));
        };
    }

    private static void refuseBadCacheControl(String header) {
        for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            Matcher age = MAX_AGE.matcher(part.strip());
            boolean bad = age.matches() && !(GoNumbers.unsigned(age.group(2)) instanceof GoNumbers.Parsed.Read);
            if (bad) {
                throw ReplyException.of(400, "Invalid Cache-Control header.");
            }
        }
    }

    private static long index(Query query) {
        String text = query.text(Common.INDEX);
        if (text.isEmpty()) {
            return 0;
        }
        return switch (GoNumbers.unsigned(text)) {
            case GoNumbers.Parsed.Read(long bits) -> bits;
            case GoNumbers.Parsed.Refused _ -> throw ReplyException.of(400, "Invalid index");
        };
    }

    private static Duration wait(Query query, Place place) {
        String text = query.text(Common.WAIT);
        Duration wanted = switch (GoDuration.parse(text.isEmpty() ? "0" : text)) {
            case GoDuration.Parsed(Duration length) -> length;
            case GoDuration.Malformed _ -> throw ReplyException.of(400, "Invalid wait time");
        };
        Duration wait = wanted.isPositive() ? wanted : place.usualWait();
        return wait.compareTo(place.longestWait()) > 0 ? place.longestWait() : wait;
    }

    /// Namespaces are not of this edition, and whoever names one has to know. Source: HTTP sheet 1.4, `ns`.
    ///
    /// @throws ReplyException if one is named
    public static void refuseNamespace(Request request) {
        if (!request.query().text(Common.NAMESPACE).isEmpty()) {
            throw ReplyException.of(
                    400, "Bad request: Invalid query parameter: \"ns\" - Namespaces are a Consul Enterprise feature");
        }
        if (!request.header("X-Consul-Namespace").orElse("").isEmpty()) {
            throw ReplyException.of(
                    400,
                    "Bad request: Invalid header: \"X-Consul-Namespace\" - Namespaces are a Consul Enterprise feature");
        }
    }

    /// Whose neighbours come first.
    public static QuerySource source(Request request, Place place) {
        String near = request.query().text(Common.NEAR);
        return near.isEmpty()
                ? QuerySource.NONE
                : new QuerySource(place.datacenter(), "", near.equals("_agent") ? place.node() : near, "", "", false);
    }

    /// The metadata that nodes have to have.
    public static Map<String, String> nodeMeta(Request request) {
        var pairs = new TreeMap<String, String>();
        for (String pair : request.query().texts(Common.NODE_META)) {
            int colon = pair.indexOf(':');
            pairs.put(colon < 0 ? pair : pair.substring(0, colon), colon < 0 ? "" : pair.substring(colon + 1));
        }
        return pairs;
    }

    /// The word for how the answer came about.
    String consistency() {
        return query.requireConsistent() ? "consistent" : query.allowStale() ? "stale" : "leader";
    }

    /// The same, answered by the leader.
    ReadOptions byLeader() {
        return new ReadOptions(
                datacenter,
                new QueryOptions(
                        query.token(),
                        query.minQueryIndex(),
                        query.maxQueryTime(),
                        false,
                        query.requireConsistent(),
                        false,
                        Duration.ZERO,
                        Duration.ZERO,
                        false,
                        Duration.ZERO,
                        query.filter(),
                        false),
                cached);
    }

    /// Who asks for what, whatever is waited for: answers to equal ones may be shared.
    Optional<Duration> staleLimit() {
        return query.allowStale() && query.maxStaleDuration().isPositive()
                ? Optional.of(query.maxStaleDuration())
                : Optional.empty();
    }
}
