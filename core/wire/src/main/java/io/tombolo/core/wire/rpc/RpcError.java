package io.tombolo.core.wire.rpc;

/// Errors that callers know by their text, because the wire carries nothing else.
///
/// Source: RPC sheet 3 and 7.
public sealed interface RpcError {

    /// What every hop that forwards a call puts before the text; errors raised locally never carry it.
    String HOP_PREFIX = "rpc error making call: ";

    /// What stands before the text when no connection could be had.
    String CLIENT_PREFIX = "rpc error getting client: ";

    /// After [#CLIENT_PREFIX], when the connection failed.
    String CONNECTION_PREFIX = "failed to get conn: ";

    /// After [#CLIENT_PREFIX], when the connection was there and no stream could be opened.
    String STREAM_PREFIX = "failed to start stream: ";

    /// The text as the wire carries it, without prefixes.
    String text();

    /// Errors whose text never changes. Texts are searched for in this order, so one that contains another comes first.
    enum Known implements RpcError {
        /// No leader within the hold time, or the server is leaving. Retried by whoever forwards.
        NO_LEADER("No cluster leader"),
        /// There is a leader, but this server does not know how to reach it.
        LEADER_NOT_TRACKED("Raft leader not found in server lookup mapping"),
        /// The leader cannot answer consistent reads yet.
        NOT_READY_FOR_CONSISTENT_READS("Not ready to serve consistent reads"),
        /// The datacenter is not known.
        NO_PATH_TO_DATACENTER("No path to datacenter"),
        /// The datacenter is known, and no server or gateway of it can be reached.
        DATACENTER_UNREACHABLE("Remote DC has no server currently reachable"),
        /// A client agent knows no server.
        NO_KNOWN_SERVERS("No known Consul servers"),
        /// The local agent's own limit.
        AGENT_RATE_LIMIT("RPC rate limit exceeded"),
        /// The limit of the server asked; another one may answer.
        SERVER_RATE_LIMIT("rate limit exceeded, try again later or against a different server"),
        /// The limit of the leader; only later may help.
        LEADER_RATE_LIMIT(
                "rate limit exceeded for operation that can only be performed by the leader, try again later"),
        /// Too many certificates were asked for.
        SIGNING_RATE_LIMIT("Rate limit reached, try again later"),
        /// ACLs are off.
        ACL_DISABLED("ACL support disabled"),
        /// A secret of the old kind that cannot be looked up.
        ROOT_ACL("Cannot resolve root ACL"),
        /// An old rule that names no parent.
        INVALID_PARENT("Invalid Parent"),
        /// No such prepared query.
        QUERY_NOT_FOUND("Query not found"),
        /// Only the primary signs.
        NOT_PRIMARY("not the primary datacenter"),
        /// The certificate authority is off.
        CONNECT_DISABLED("Connect must be enabled in order to use this endpoint"),
        /// The certificate authority is not ready yet.
        CA_NOT_INITIALIZED("CA has not finished initializing"),
        /// A secondary without token replication.
        TOKEN_REPLICATION_REQUIRED("Token replication is required for auth methods to function"),
        /// Some server of the datacenter is too old for federation states.
        FEDERATION_STATES_DISABLED(
                "Federation states are currently disabled until all servers in the datacenter support the feature"),
        /// A large write was interrupted by an election. Retried by whoever forwards.
        RESUBMIT_FOR_RECHUNKING("please resubmit call for rechunking");

        private final String text;

        Known(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /// A token may not do what it asked.
    ///
    /// @param detail what follows the two words, from 1.12 on: which token lacks which permission
    record PermissionDenied(String detail) implements RpcError {
        static final String WORDS = "Permission denied";

        @Override
        public String text() {
            return WORDS + detail;
        }
    }

    /// A secret that is unknown or expired.
    ///
    /// @param before what stands before the words, from 1.15 on: why it is not found
    /// @param after  what stands after them
    record AclNotFound(String before, String after) implements RpcError {
        static final String WORDS = "ACL not found";

        @Override
        public String text() {
            return before + WORDS + after;
        }
    }

    /// A service that the registry does not have.
    record ServiceNotFound(String service) implements RpcError {
        static final String WORDS = "Service not found: ";

        @Override
        public String text() {
            return WORDS + service;
        }
    }

    /// No service of the name that stands before the dot.
    record ServiceUnknown(String serviceMethod) implements RpcError {
        static final String WORDS = "rpc: can't find service ";

        @Override
        public String text() {
            return WORDS + serviceMethod;
        }
    }

    /// No such method of the service: the peer is older.
    record MethodUnknown(String serviceMethod) implements RpcError {
        static final String WORDS = "rpc: can't find method ";

        @Override
        public String text() {
            return WORDS + serviceMethod;
        }
    }

    /// A method's name without a dot.
    record MethodIllFormed(String serviceMethod) implements RpcError {
        static final String WORDS = "rpc: service/method request ill-formed: ";

        @Override
        public String text() {
            return WORDS + serviceMethod;
        }
    }

    /// A body that cannot be decoded.
    record Undecodable(String detail) implements RpcError {
        static final String WORDS = "codec.decoder:";

        @Override
        public String text() {
            return WORDS + detail;
        }
    }

    /// The connection ended under the call.
    record ConnectionLost(String text) implements RpcError {}

    /// Anything else: to be shown, not to be reacted to.
    record Other(String text) implements RpcError {}
}
