package io.tombolo.httpapi.call;

import io.tombolo.runtime.config.Configuration;
import java.time.Duration;

/// Where requests come in, and what holds if they say nothing else.
///
/// @param datacenter   of this agent
/// @param node         this agent
/// @param token        of callers that give none
/// @param usualWait    of a blocking query that names none
/// @param longestWait  of a blocking query
/// @param discoveryMaxStale staleness that the catalog and health may have; zero for none
/// @param cache        whether `cached` means anything
public record Place(
        String datacenter,
        String node,
        String token,
        Duration usualWait,
        Duration longestWait,
        Duration discoveryMaxStale,
        boolean cache) {

    /// As the configuration has it.
    public static Place of(Configuration configuration) {
        return new Place(
                configuration.datacenter().name(),
                configuration.nodeName().name(),
                configuration.acl().tokens().defaultToken().orElse(""),
                configuration.http().defaultQueryTime(),
                configuration.http().maxQueryTime(),
                configuration.http().discoveryMaxStale(),
                configuration.http().httpConfig().useCache());
    }

    /// Without the token.
    @Override
    public String toString() {
        return "Place[node=%s, datacenter=%s]".formatted(node, datacenter);
    }
}
