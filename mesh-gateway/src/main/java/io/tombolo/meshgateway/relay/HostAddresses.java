package io.tombolo.meshgateway.relay;

import io.netty.util.NetUtil;
import io.tombolo.core.terms.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/// The addresses behind a host name, found without holding up an event loop.
///
/// The system's resolver is asked on a virtual thread, one question at a time for each name; the JDK keeps an
/// answer for 30 s and a failure for 10 s (`networkaddress.cache.ttl`). Names come from registrations, not from
/// strangers.
final class HostAddresses {

    private final Map<String, CompletableFuture<List<InetAddress>>> asked = new ConcurrentHashMap<>();

    /// All addresses of the endpoint, in the order of the resolver; fails with an [UnknownHostException].
    CompletableFuture<List<InetSocketAddress>> of(Endpoint endpoint) {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(endpoint.host());
        if (literal != null) {
            return CompletableFuture.completedFuture(List.of(socketAddress(literal, endpoint.port())));
        }
        return lookUp(endpoint.host())
                .thenApply(addresses -> addresses.stream()
                        .map(address -> new InetSocketAddress(address, endpoint.port()))
                        .toList());
    }

    private CompletableFuture<List<InetAddress>> lookUp(String host) {
        var question = new CompletableFuture<List<InetAddress>>();
        CompletableFuture<List<InetAddress>> open = asked.putIfAbsent(host, question);
        if (open != null) {
            return open;
        }
        Thread.ofVirtual().name("resolve-" + host).start(() -> {
            try {
                question.complete(Arrays.asList(InetAddress.getAllByName(host)));
            } catch (UnknownHostException | SecurityException unknown) {
                question.completeExceptionally(new CompletionException(unknown));
            } finally {
                asked.remove(host);
            }
        });
        return question;
    }

    private static InetSocketAddress socketAddress(byte[] literal, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(literal), port);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of %d bytes".formatted(literal.length), impossible);
        }
    }
}
