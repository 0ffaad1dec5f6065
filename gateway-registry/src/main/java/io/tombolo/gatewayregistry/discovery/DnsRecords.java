package io.tombolo.gatewayregistry.discovery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.ReferenceCountUtil;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// Asks DNS servers, and keeps what the JDK throws away: how long an answer holds.
public final class DnsRecords implements AutoCloseable {

    /// Time for one question, over all servers. Twice what resolvers give one server.
    private static final Duration TIME = Duration.ofSeconds(10);

    /// Bytes of an SRV record before its target: priority, weight and port.
    private static final int SRV_HEAD = 6;

    private final DnsNameResolver resolver;

    private DnsRecords(DnsNameResolver resolver) {
        this.resolver = resolver;
    }

    /// Asks the servers of the operating system.
    public static DnsRecords ofSystem(EventLoops loops) {
        return start(loops, DnsServerAddressStreamProviders.platformDefault());
    }

    /// Asks one server.
    static DnsRecords of(EventLoops loops, InetSocketAddress server) {
        return start(loops, new SingletonDnsServerAddressStreamProvider(server));
    }

    private static DnsRecords start(EventLoops loops, DnsServerAddressStreamProvider servers) {
        return new DnsRecords(new DnsNameResolverBuilder(loops.group().next())
                .datagramChannelType(loops.datagramChannel())
                .socketChannelType(loops.streamChannel())
                .nameServerProvider(servers)
                .queryTimeoutMillis(TIME.toMillis())
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .build());
    }

    /// An address of a host.
    record HostAddress(InetAddress address, Duration validFor) {}

    /// Where a service is.
    record Service(int port, String target, Duration validFor) {}

    /// The IPv4 addresses of a host; none is no failure.
    ///
    /// @throws IOException if no server answers, or the name does not exist
    List<HostAddress> ipv4(String host) throws IOException, InterruptedException {
        return addresses(host, DnsRecordType.A);
    }

    /// The IPv6 addresses of a host; none is no failure.
    ///
    /// @throws IOException if no server answers, or the name does not exist
    List<HostAddress> ipv6(String host) throws IOException, InterruptedException {
        return addresses(host, DnsRecordType.AAAA);
    }

    private List<HostAddress> addresses(String host, DnsRecordType type) throws IOException, InterruptedException {
        return ask(
                host,
                type,
                (content, validFor) ->
                        new HostAddress(InetAddress.getByAddress(ByteBufUtil.getBytes(content)), validFor));
    }

    /// The services of a name `_service._proto.domain`.
    ///
    /// @throws IOException if no server answers, or the name does not exist
    List<Service> services(String name) throws IOException, InterruptedException {
        return ask(name, DnsRecordType.SRV, (content, validFor) -> {
            int port = content.getUnsignedShort(content.readerIndex() + SRV_HEAD - Short.BYTES);
            content.skipBytes(SRV_HEAD);
            String target = DefaultDnsRecordDecoder.decodeName(content);
            return new Service(
                    port, target.endsWith(".") ? target.substring(0, target.length() - 1) : target, validFor);
        });
    }

    @FunctionalInterface
    private interface Reading<T> {

        T read(ByteBuf content, Duration validFor) throws UnknownHostException;
    }

    private <T> List<T> ask(String name, DnsRecordType type, Reading<T> reading)
            throws IOException, InterruptedException {
        List<DnsRecord> records;
        try {
            records = resolver.resolveAll(new DefaultDnsQuestion(name, type)).get();
        } catch (ExecutionException failed) {
            throw new IOException(
                    "cannot look up %s of %s: %s".formatted(type.name(), name, failed.getMessage()), failed);
        }
        try {
            var found = new ArrayList<T>();
            for (DnsRecord record : records) {
                if (record.type().equals(type) && record instanceof DnsRawRecord raw) {
                    found.add(reading.read(raw.content().duplicate(), Duration.ofSeconds(record.timeToLive())));
                }
            }
            return List.copyOf(found);
        } catch (IndexOutOfBoundsException | UnknownHostException malformed) {
            throw new IOException("the answer for %s of %s makes no sense".formatted(type.name(), name), malformed);
        } finally {
            records.forEach(ReferenceCountUtil::release);
        }
    }

    @Override
    public void close() {
        resolver.close();
    }
}
