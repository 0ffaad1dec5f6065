package io.tombolo.contract.members;

import io.tombolo.core.terms.Endpoint;
import java.util.Map;

/// One member of a pool, as this server sees it.
///
/// @param name     unique in the pool; in the WAN pool `<node>.<datacenter>`
/// @param address  where it says it listens: its own local address, which need not be reachable from here
/// @param status   what it is held for
/// @param tags     what it says about itself
/// @param versions minimum, maximum and spoken version of memberlist, then of serf
public record Member(
        String name, Endpoint address, Status status, Map<String, String> tags, ProtocolVersions versions) {

    public Member {
        tags = Map.copyOf(tags);
    }

    /// What a member is held for.
    public enum Status {
        /// There.
        ALIVE("alive"),
        /// Gone, as it announced.
        LEFT("left"),
        /// Gone without a word.
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// As member lists show it.
        public String word() {
            return word;
        }
    }

    /// Versions that a member understands and speaks.
    public record ProtocolVersions(
            int memberlistMin, int memberlistMax, int memberlistSpoken, int serfMin, int serfMax, int serfSpoken) {}
}
