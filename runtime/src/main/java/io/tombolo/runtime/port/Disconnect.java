package io.tombolo.runtime.port;

import io.tombolo.core.wire.msgpack.MsgpackFault;
import io.tombolo.core.wire.rpc.GossipPacketFrames;
import io.tombolo.core.wire.rpc.MessageAssembler;
import io.tombolo.core.wire.rpc.Preamble;
import io.tombolo.core.wire.yamux.SessionEnd;
import io.tombolo.runtime.tls.HandshakeFault;
import java.util.Locale;

/// Why a connection to the port, or a stream of one, came to its end.
public sealed interface Disconnect {

    /// The stable word for counters, in kebab case.
    String word();

    /// What happened, in one clause.
    String explanation();

    /// Whether that is how connections end when nothing is wrong: counted, and not logged.
    default boolean isOrdinary() {
        return false;
    }

    /// How far a connection had come when its time was over.
    enum Stage {
        /// It had sent nothing.
        FIRST_BYTE,
        /// It was shaking hands.
        HANDSHAKE,
        /// It had sent nothing inside TLS.
        INNER_BYTE
    }

    /// Ends that need no detail.
    enum Plain implements Disconnect {
        /// The source has as many connections as it may.
        TOO_MANY_FROM_SOURCE("its address has as many connections as one may have"),
        /// The certificate's names have as many connections as they may.
        TOO_MANY_OF_IDENTITY("its certificate has as many connections as one may have"),
        /// A second handshake was asked for.
        RENEGOTIATION("it asked for a second TLS handshake"),
        /// A header of a request that is no header: the stream is closed without an answer, as real servers do.
        UNREADABLE_HEADER("a request header cannot be read"),
        /// Too much of the connection's requests is not complete.
        REQUESTS_TOO_LARGE("its unfinished requests need more memory than one connection may take"),
        /// Too many answers wait for the peer to read them.
        ANSWERS_UNREAD("it does not read its answers"),
        /// The connection ended inside of a yamux frame.
        CUT_FRAME("it ended inside of a frame"),
        /// The connection ended inside of a gossip packet.
        CUT_PACKET("it ended inside of a gossip packet"),
        /// Nothing came for too long.
        SILENT("it was silent for too long");

        private final String explanation;

        Plain(String explanation) {
            this.explanation = explanation;
        }

        @Override
        public String word() {
            return kebab(this);
        }

        @Override
        public String explanation() {
            return explanation;
        }
    }

    /// The beginning was refused.
    ///
    /// @param offered the first byte, or the ALPN token
    record Unwelcome(Preamble.Refusal refusal, String offered) implements Disconnect {
        @Override
        public String word() {
            return kebab(refusal);
        }

        @Override
        public String explanation() {
            return "it began with \"%s\": %s".formatted(offered, kebab(refusal));
        }
    }

    /// The protocol was not known in time.
    record TooSlow(Stage stage) implements Disconnect {
        @Override
        public String word() {
            return "too-slow-" + kebab(stage);
        }

        @Override
        public String explanation() {
            return "it took too long over its " + kebab(stage);
        }
    }

    /// TLS could not be set up.
    ///
    /// @param detail what the TLS engine said
    record HandshakeFailed(HandshakeFault fault, String detail) implements Disconnect {
        @Override
        public String word() {
            return "handshake-" + fault.word();
        }

        @Override
        public String explanation() {
            return "TLS handshake failed: %s (%s)".formatted(fault.explanation(), detail);
        }
    }

    /// The yamux session ended by a rule of the protocol.
    record SessionEnded(SessionEnd end) implements Disconnect {
        @Override
        public String word() {
            return switch (end) {
                case SessionEnd.Violated violated -> "yamux-" + kebab(violated.violation());
                case SessionEnd.PeerGaveUp _ -> "yamux-peer-gave-up";
                case SessionEnd.PingUnanswered() -> "yamux-ping-unanswered";
                case SessionEnd.StreamNotAccepted _ -> "yamux-stream-not-accepted";
            };
        }

        @Override
        public String explanation() {
            return switch (end) {
                case SessionEnd.Violated violated -> violated.violation().explanation();
                case SessionEnd.PeerGaveUp gaveUp -> "it ended the session with code " + gaveUp.code();
                case SessionEnd.PingUnanswered() -> "it did not answer a ping in time";
                case SessionEnd.StreamNotAccepted stuck -> "it did not accept stream " + stuck.streamId();
            };
        }
    }

    /// A stream, or a connection without streams, carried something that is no message.
    record MalformedMessage(MessageAssembler.Part part, MsgpackFault fault) implements Disconnect {
        @Override
        public String word() {
            return "%s-%s".formatted(kebab(part), kebab(fault));
        }

        @Override
        public String explanation() {
            return "the %s of a request: %s".formatted(kebab(part), fault.explanation());
        }
    }

    /// A connection for gossip packets carried something else.
    record MalformedPacket(GossipPacketFrames.Fault fault) implements Disconnect {
        @Override
        public String word() {
            return kebab(fault);
        }

        @Override
        public String explanation() {
            return "gossip by TCP: " + kebab(fault);
        }
    }

    /// The connection was closed, by the peer, by us, or by the network.
    ///
    /// @param reason one clause
    record Closed(String reason) implements Disconnect {
        @Override
        public String word() {
            return "closed";
        }

        @Override
        public String explanation() {
            return reason;
        }

        @Override
        public boolean isOrdinary() {
            return true;
        }
    }

    private static String kebab(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
