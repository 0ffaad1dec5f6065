package io.tombolo.meshgateway.relay;

import io.tombolo.core.sni.hello.HelloFault;
import io.tombolo.core.sni.route.Lookup;
import io.tombolo.core.sni.route.Route;
import io.tombolo.core.sni.route.Target;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Why a connection to the gateway ended, or was never let in.
public sealed interface RelayEnd {

    /// A stable word for metrics and tests, in kebab case.
    String code();

    /// What happened, in one clause.
    String explanation();

    /// What an operator should hear of, as opposed to the course of things and the noise of strangers.
    default boolean deservesALine() {
        return false;
    }

    /// Both sides finished, and all that they sent was handed on.
    record Finished() implements RelayEnd {
        @Override
        public String code() {
            return "finished";
        }

        @Override
        public String explanation() {
            return "both sides finished";
        }
    }

    /// The connection to one side broke.
    record Broken(Side side, String reason) implements RelayEnd {
        @Override
        public String code() {
            return "broken-by-" + side.word();
        }

        @Override
        public String explanation() {
            return "the connection to the %s broke: %s".formatted(side.word(), reason);
        }
    }

    /// Nothing was said for too long.
    record Idle(Duration limit) implements RelayEnd {
        @Override
        public String code() {
            return "idle";
        }

        @Override
        public String explanation() {
            return "neither side said anything for %d s".formatted(limit.toSeconds());
        }
    }

    /// The gateway is being stopped and the connection was quiet, or the time for that is over.
    record Drained() implements RelayEnd {
        @Override
        public String code() {
            return "drained";
        }

        @Override
        public String explanation() {
            return "the gateway is stopping";
        }
    }

    /// Opened and closed without a byte, as load balancers and health checks do.
    record Probe() implements RelayEnd {
        @Override
        public String code() {
            return "probe";
        }

        @Override
        public String explanation() {
            return "closed without having sent anything";
        }
    }

    /// The client closed in the middle of its hello.
    record HelloAbandoned(int bytes) implements RelayEnd {
        @Override
        public String code() {
            return "hello-abandoned";
        }

        @Override
        public String explanation() {
            return "closed after %d bytes of a hello".formatted(bytes);
        }
    }

    /// The hello was not complete in time.
    record HelloLate(int bytes, Duration limit) implements RelayEnd {
        @Override
        public String code() {
            return "hello-timeout";
        }

        @Override
        public String explanation() {
            return "%d bytes and no complete hello within %d ms".formatted(bytes, limit.toMillis());
        }
    }

    /// There were too many connections, and of those that had not said what they want this was the oldest.
    record Evicted() implements RelayEnd {
        @Override
        public String code() {
            return "evicted";
        }

        @Override
        public String explanation() {
            return "made room: the gateway is full, and this connection had not sent its hello";
        }
    }

    /// The gateway has as many connections as it may have.
    record Full(int limit) implements RelayEnd {
        @Override
        public String code() {
            return "full";
        }

        @Override
        public String explanation() {
            return "the gateway has %d connections, which is its limit".formatted(limit);
        }

        @Override
        public boolean deservesALine() {
            return true;
        }
    }

    /// One source has as many connections as it may have.
    record SourceFull(int limit) implements RelayEnd {
        @Override
        public String code() {
            return "source-full";
        }

        @Override
        public String explanation() {
            return "%d connections of this address are open, which is the limit for one".formatted(limit);
        }

        @Override
        public boolean deservesALine() {
            return true;
        }
    }

    /// The first byte is not of TLS.
    record NotTls(int firstByte) implements RelayEnd {
        @Override
        public String code() {
            return "not-tls";
        }

        @Override
        public String explanation() {
            return "the first byte is 0x%02x; TLS begins with 0x16".formatted(firstByte);
        }
    }

    /// The PROXY header is missing or wrong.
    record BadProxyHeader(String fault) implements RelayEnd {
        @Override
        public String code() {
            return "bad-proxy-header";
        }

        @Override
        public String explanation() {
            return "no PROXY header at the beginning, or a wrong one: " + fault;
        }

        @Override
        public boolean deservesALine() {
            return true;
        }
    }

    /// TLS to begin with, and then against the rules.
    record BadHello(HelloFault fault) implements RelayEnd {
        @Override
        public String code() {
            return "hello-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String explanation() {
            return fault.explanation();
        }
    }

    /// The hello names no server.
    record NoServerName() implements RelayEnd {
        @Override
        public String code() {
            return "no-server-name";
        }

        @Override
        public String explanation() {
            return "the hello names no server (SNI)";
        }
    }

    /// The server name leads nowhere.
    record NotRouted(Lookup.Unrouted lookup) implements RelayEnd {
        @Override
        public String code() {
            return lookup.code();
        }

        @Override
        public String explanation() {
            return lookup.explanation();
        }

        /// Strangers ask for foreign names all day.
        @Override
        public boolean deservesALine() {
            return !(lookup instanceof Lookup.ForeignName);
        }
    }

    /// Every target of the route was tried, and none answered.
    ///
    /// @param serverName what was asked for
    /// @param tries      what was tried, in order
    record NobodyAnswered(String serverName, Route route, List<Try> tries) implements RelayEnd {

        public NobodyAnswered {
            tries = List.copyOf(tries);
        }

        @Override
        public String code() {
            return "nobody-answered";
        }

        @Override
        public String explanation() {
            return "%s leads to %s of %s, and none of %d answered: %s"
                    .formatted(
                            serverName,
                            route.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            route.datacenter(),
                            route.targets().size(),
                            tries.stream().map(Try::text).collect(Collectors.joining("; ")));
        }

        @Override
        public boolean deservesALine() {
            return true;
        }
    }

    /// The client gave up before a target had answered.
    record ClientLeft(Route route) implements RelayEnd {
        @Override
        public String code() {
            return "client-left";
        }

        @Override
        public String explanation() {
            return "the client left while a target of %s was looked for".formatted(route.pattern());
        }
    }

    /// The client sent more than a hello before it had an answer to it.
    record TooEager(int limit) implements RelayEnd {
        @Override
        public String code() {
            return "too-eager";
        }

        @Override
        public String explanation() {
            return "the client sent more than %d bytes before it had an answer".formatted(limit);
        }
    }

    /// A fault of the gateway itself.
    record Failed(Throwable cause) implements RelayEnd {
        @Override
        public String code() {
            return "fault";
        }

        @Override
        public String explanation() {
            return "a fault of the gateway: " + cause;
        }

        @Override
        public boolean deservesALine() {
            return true;
        }
    }

    /// What became of one try.
    ///
    /// @param reason one clause
    record Try(Target target, Outcome outcome, String reason) {

        String text() {
            return "%s %s".formatted(target.endpoint(), reason);
        }

        /// How a try failed.
        enum Outcome {
            /// The host name has no address.
            UNRESOLVED,
            /// Nobody accepted the connection.
            REFUSED,
            /// Accepted, and then closed before a byte was answered: the other side has no route for the name, or
            /// is stopping.
            CLOSED,
            /// Accepted, and then silent.
            SILENT;

            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
