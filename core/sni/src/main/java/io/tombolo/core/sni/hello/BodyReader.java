package io.tombolo.core.sni.hello;

import io.tombolo.core.sni.hello.ClientHello.Malformed;
import io.tombolo.core.sni.hello.ClientHello.NoServerName;
import io.tombolo.core.sni.hello.ClientHello.Parsed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the body of a hello, all of which is there.
///
/// Steps that find a fault note it in [#fault] and answer false; the first one stands.
final class BodyReader {

    private final Fields body;
    private Optional<HelloFault> fault = Optional.empty();
    private Optional<String> serverName = Optional.empty();
    private boolean serverNameSeen;
    private boolean alpnSeen;
    private final List<String> alpn = new ArrayList<>(1);
    private int version;

    BodyReader(ByteBuffer body) {
        this.body = new Fields(body);
    }

    ClientHello read() {
        boolean sound = fixedPart() && extensions();
        if (!sound) {
            return new Malformed(fault.orElse(HelloFault.BODY_CUT_SHORT));
        }
        TlsVersion offered = TlsVersion.ofCode(version);
        return serverName
                .<ClientHello>map(name -> new Parsed(name, alpn, offered))
                .orElseGet(() -> new NoServerName(alpn, offered));
    }

    private boolean fixedPart() {
        if (!body.has(2 + Layout.RANDOM + 1)) {
            return false;
        }
        version = body.u16();
        if (version < Layout.OLDEST_VERSION) {
            return fail(HelloFault.VERSION_TOO_OLD);
        }
        body.skip(Layout.RANDOM);
        int sessionId = body.u8();
        if (sessionId > Layout.SESSION_ID_LIMIT) {
            return fail(HelloFault.SESSION_ID_TOO_LONG);
        }
        if (!body.has(sessionId + 2)) {
            return false;
        }
        body.skip(sessionId);
        int suites = body.u16();
        if (suites == 0 || suites % 2 != 0) {
            return fail(HelloFault.NO_CIPHER_SUITE);
        }
        if (!body.has(suites + 1)) {
            return false;
        }
        body.skip(suites);
        int compressions = body.u8();
        if (compressions == 0) {
            return fail(HelloFault.NO_COMPRESSION_METHOD);
        }
        if (!body.has(compressions)) {
            return false;
        }
        body.skip(compressions);
        return true;
    }

    /// A hello of TLS 1.2 or older may end before them.
    private boolean extensions() {
        if (body.isEmpty()) {
            return true;
        }
        if (!body.has(2)) {
            return false;
        }
        int total = body.u16();
        if (!body.has(total)) {
            return false;
        }
        Fields extensions = body.take(total);
        if (!body.isEmpty()) {
            return fail(HelloFault.TRAILING_BYTES);
        }
        while (!extensions.isEmpty()) {
            if (!extensions.has(4)) {
                return false;
            }
            int type = extensions.u16();
            int length = extensions.u16();
            if (!extensions.has(length) || !extension(type, extensions.take(length))) {
                return false;
            }
        }
        return true;
    }

    private boolean extension(int type, Fields data) {
        return switch (type) {
            case Layout.EXTENSION_SERVER_NAME -> serverNames(data);
            case Layout.EXTENSION_ALPN -> protocols(data);
            case Layout.EXTENSION_SUPPORTED_VERSIONS -> versions(data);
            default -> true;
        };
    }

    private boolean serverNames(Fields data) {
        if (serverNameSeen) {
            return fail(HelloFault.DUPLICATE_SERVER_NAME);
        }
        serverNameSeen = true;
        if (!data.has(2) || data.u16() != data.left() || data.isEmpty()) {
            return fail(HelloFault.SERVER_NAME_LIST);
        }
        while (!data.isEmpty()) {
            // Only host names are defined. Other types are taken to have the same shape, as all readers do, and
            // skipped.
            if (!data.has(3)) {
                return fail(HelloFault.SERVER_NAME_LIST);
            }
            int type = data.u8();
            int length = data.u16();
            if (!data.has(length)) {
                return fail(HelloFault.SERVER_NAME_LIST);
            }
            Fields name = data.take(length);
            if (type == Layout.NAME_TYPE_HOST && !hostName(name)) {
                return false;
            }
        }
        return true;
    }

    private boolean hostName(Fields name) {
        if (serverName.isPresent()) {
            return fail(HelloFault.DUPLICATE_SERVER_NAME);
        }
        serverName = HostName.read(name.bytes());
        return serverName.isPresent() || fail(HelloFault.SERVER_NAME_NOT_DNS);
    }

    private boolean protocols(Fields data) {
        if (alpnSeen) {
            return fail(HelloFault.DUPLICATE_ALPN);
        }
        alpnSeen = true;
        if (!data.has(2) || data.u16() != data.left() || data.isEmpty()) {
            return fail(HelloFault.ALPN_LIST);
        }
        while (!data.isEmpty()) {
            int length = data.u8();
            if (length == 0 || !data.has(length)) {
                return fail(HelloFault.ALPN_LIST);
            }
            keepProtocol(data.take(length).bytes());
        }
        return true;
    }

    private void keepProtocol(ByteBuffer name) {
        boolean grease = name.remaining() == 2 && Layout.isGrease(Short.toUnsignedInt(name.getShort(0)));
        if (!grease && alpn.size() < ClientHelloReader.ALPN_LIMIT) {
            // Protocol names are bytes; this keeps every one of them.
            alpn.add(StandardCharsets.ISO_8859_1.decode(name).toString());
        }
    }

    private boolean versions(Fields data) {
        if (!data.has(1) || data.u8() != data.left() || data.isEmpty() || data.left() % 2 != 0) {
            return fail(HelloFault.VERSION_LIST);
        }
        while (!data.isEmpty()) {
            int offered = data.u16();
            if (!Layout.isGrease(offered)) {
                version = Math.max(version, offered);
            }
        }
        return true;
    }

    private boolean fail(HelloFault found) {
        fault = Optional.of(found);
        return false;
    }
}
