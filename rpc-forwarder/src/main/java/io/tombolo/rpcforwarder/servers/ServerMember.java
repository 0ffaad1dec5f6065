package io.tombolo.rpcforwarder.servers;

import io.tombolo.contract.members.Member;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.WanName;
import java.util.regex.Pattern;

/// Reads a member of the WAN pool as the server that it says it is. Source: WAN federation sheet 8.1.
sealed interface ServerMember {

    /// It is one.
    record Is(Server server) implements ServerMember {}

    /// It is none.
    record IsNot(String reason) implements ServerMember {}

    /// What the tag `build` must begin with.
    Pattern VERSION = Pattern.compile("^\\d+\\.\\d+\\.\\d+");

    /// Whether it says that it is one.
    static boolean isServer(Member member) {
        return member.tags().getOrDefault("role", "").equals("consul");
    }

    /// Reads its name and its tags.
    ///
    /// @param member of the WAN pool, so its name ends in its datacenter
    static ServerMember of(Member member) {
        String role = member.tags().getOrDefault("role", "");
        String build = member.tags().getOrDefault("build", "");
        String port = member.tags().getOrDefault("port", "");
        String datacenter = member.tags().getOrDefault("dc", "");
        if (!isServer(member)) {
            return new IsNot("its tag role is \"%s\", not consul".formatted(role));
        }
        if (!VERSION.matcher(build).find()) {
            return new IsNot("its tag build is \"%s\", and must begin with x.y.z".formatted(build));
        }
        String suffix = "." + datacenter;
        if (datacenter.isEmpty() || !member.name().endsWith(suffix)) {
            return new IsNot("its name does not end in .<dc> of its tag dc, \"%s\"".formatted(datacenter));
        }
        try {
            String node = member.name().substring(0, member.name().length() - suffix.length());
            return new Is(new Server(
                    new WanName(new NodeName(node), new Datacenter(datacenter)),
                    new Endpoint(member.address().host(), Integer.parseInt(port)),
                    member.tags().containsKey("use_tls")));
        } catch (IllegalArgumentException wrong) {
            return new IsNot("its name or its tag port, \"%s\", is wrong: %s".formatted(port, wrong.getMessage()));
        }
    }
}
