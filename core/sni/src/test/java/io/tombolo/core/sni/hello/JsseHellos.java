package io.tombolo.core.sni.hello;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/// Hellos as the JDK's own TLS client writes them.
final class JsseHellos {

    static {
        // The JDK switches TLS 1.0 and 1.1 off by default; it still knows how to write their hellos.
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
    }

    private JsseHellos() {}

    static byte[] hello(List<String> protocols, List<String> serverNames, List<String> alpn) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(true);
            engine.setEnabledCipherSuites(engine.getSupportedCipherSuites());
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setProtocols(protocols.toArray(String[]::new));
            parameters.setServerNames(
                    serverNames.stream().<SNIServerName>map(SNIHostName::new).toList());
            parameters.setApplicationProtocols(alpn.toArray(String[]::new));
            engine.setSSLParameters(parameters);
            ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), record);
            record.flip();
            byte[] bytes = new byte[record.remaining()];
            record.get(bytes);
            return bytes;
        } catch (GeneralSecurityException | SSLException failure) {
            throw new IllegalStateException("no hello of " + protocols, failure);
        }
    }
}
