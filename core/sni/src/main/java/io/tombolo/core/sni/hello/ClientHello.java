package io.tombolo.core.sni.hello;

import java.util.List;

/// What the first bytes of a connection say.
///
/// All but [NeedMore] are final: more bytes do not change them.
public sealed interface ClientHello {

    /// A hello that names the server it wants.
    ///
    /// @param serverName in lower case, without trailing dot; DNS labels, in which `_` is allowed
    /// @param alpn       the protocols that are offered, in order, without the meaningless ones of RFC 8701; at
    ///                   most [ClientHelloReader#ALPN_LIMIT]
    /// @param version    the highest version that is offered
    record Parsed(String serverName, List<String> alpn, TlsVersion version) implements ClientHello {

        public Parsed {
            alpn = List.copyOf(alpn);
        }
    }

    /// A hello that names no server: nothing to route by.
    ///
    /// @param alpn    as in [Parsed]
    /// @param version as in [Parsed]
    record NoServerName(List<String> alpn, TlsVersion version) implements ClientHello {

        public NoServerName {
            alpn = List.copyOf(alpn);
        }
    }

    /// The hello is not complete.
    ///
    /// @param total how many bytes there have to be, counted from the first, for a sound hello to get on; at
    ///              most [ClientHelloReader#PREFIX_LIMIT]
    record NeedMore(int total) implements ClientHello {}

    /// Not TLS, to judge by the first byte.
    ///
    /// @param firstByte 0 to 255, and not 22
    record NotTls(int firstByte) implements ClientHello {

        /// Whether this may be the hello of SSL 2, whose first byte has the highest bit set. It is refused like
        /// the rest: it has no room for a server name (RFC 6176).
        public boolean mayBeSsl2() {
            return (firstByte & 0x80) != 0;
        }
    }

    /// TLS to begin with, and then against the rules.
    record Malformed(HelloFault fault) implements ClientHello {}
}
