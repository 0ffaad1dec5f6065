package io.tombolo.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What the mission document asks for in any two datacenters that are joined: all servers alive with their local
/// addresses, and
/// answers from the other datacenter.
final class Verification {

    private static final int ALIVE = 1;

    /// One thing that has to hold.
    ///
    /// @param what    the sentence that is true if it does
    /// @param failure why it does not; empty if it does
    record Finding(String what, Optional<String> failure) {

        boolean holds() {
            return failure.isEmpty();
        }
    }

    /// @param host   where its server is
    /// @param status as Serf counts it
    record WanMember(String host, int status) {

        boolean isAlive() {
            return status == ALIVE;
        }
    }

    private final List<Site> sites;
    private final Map<URI, HttpApi> apis = new HashMap<>();

    Verification(List<Site> sites) {
        this.sites = List.copyOf(sites);
        sites.forEach(site -> apis.put(site.http(), new HttpApi(site.http())));
    }

    /// Asks every datacenter about every other one.
    List<Finding> findings() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (Site site : sites) {
            findings.add(membersAsSeenIn(site));
            for (Site other : sites) {
                if (!other.equals(site)) {
                    findings.add(servicesAsSeenFrom(site, other));
                }
            }
        }
        return List.copyOf(findings);
    }

    /// All servers of the federation, by name, as the server of `site` knows them.
    Map<String, WanMember> members(Site site) throws IOException, InterruptedException {
        var members = new TreeMap<String, WanMember>();
        for (JsonNode member : api(site).get("/v1/agent/members?wan=1")) {
            members.put(
                    member.path("Name").asString(),
                    new WanMember(
                            member.path("Addr").asString(),
                            member.path("Status").asInt()));
        }
        return members;
    }

    HttpApi api(Site site) {
        HttpApi api = apis.get(site.http());
        if (api == null) {
            throw new IllegalArgumentException("no datacenter " + site.datacenter() + " in this demo");
        }
        return api;
    }

    private Finding membersAsSeenIn(Site site) throws InterruptedException {
        String what = "%s sees every server alive, at its local address".formatted(site.datacenter());
        try {
            Map<String, WanMember> members = members(site);
            for (Site expected : sites) {
                String name = "%s.%s".formatted(expected.server(), expected.datacenter());
                WanMember member = members.get(name);
                if (member == null) {
                    return new Finding(what, Optional.of("%s is no member".formatted(name)));
                }
                if (!member.isAlive()) {
                    return new Finding(what, Optional.of("%s has status %d".formatted(name, member.status())));
                }
                if (!member.host().equals(expected.serverAddress())) {
                    return new Finding(
                            what,
                            Optional.of("%s is known at %s instead of %s"
                                    .formatted(name, member.host(), expected.serverAddress())));
                }
            }
            return new Finding(what, Optional.empty());
        } catch (IOException failed) {
            return new Finding(what, Optional.of(text(failed)));
        }
    }

    private Finding servicesAsSeenFrom(Site site, Site other) throws InterruptedException {
        String path = "/v1/catalog/services?dc=" + other.datacenter();
        String what = "%s answers %s, and %s is in it".formatted(site.datacenter(), path, other.service());
        try {
            JsonNode services = api(site).get(path);
            return services.has(other.service())
                    ? new Finding(what, Optional.empty())
                    : new Finding(what, Optional.of("the answer is " + services));
        } catch (IOException failed) {
            return new Finding(what, Optional.of(text(failed)));
        }
    }

    private static String text(IOException failed) {
        return failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }
}
