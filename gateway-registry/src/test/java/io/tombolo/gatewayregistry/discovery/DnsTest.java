package io.tombolo.gatewayregistry.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Names are looked up at a DNS server of the test.
class DnsTest {

    private final EventLoops loops = EventLoops.start("test-dns", 1);
    private final Channel server = serve();
    private final DnsRecords dns = DnsRecords.of(loops, (InetSocketAddress) server.localAddress());
    private final DnsHostNames hostNames = new DnsHostNames(dns);

    @AfterEach
    void close() {
        dns.close();
        server.close().awaitUninterruptibly();
        loops.close();
    }

    @Test
    void aHostStandsForAllItsAddressesAsLongAsTheShortestHolds() throws Exception {
        assertThat(hostNames.look("gw.example."))
                .isEqualTo(new HostNames.Addresses(
                        List.of(
                                InetAddress.ofLiteral("10.0.0.1"),
                                InetAddress.ofLiteral("10.0.0.2"),
                                InetAddress.ofLiteral("2001:db8::1")),
                        Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> hostNames.look("nobody.example."))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody.example.");
    }

    @Test
    void anEntryWithAHostNameStandsForEndpoints() throws Exception {
        var resolver = new EntryResolver(hostNames, List.of(new DnsServices(dns, hostNames)));

        assertThat(resolver.resolve("gw.example.:8443").addresses())
                .containsExactly(
                        new Endpoint("10.0.0.1", 8443),
                        new Endpoint("10.0.0.2", 8443),
                        new Endpoint("2001:db8:0:0:0:0:0:1", 8443));
        assertThat(resolver.resolve("10.0.0.9:8443").addresses()).containsExactly(new Endpoint("10.0.0.9", 8443));
        assertThatThrownBy(() -> resolver.resolve("10.0.0.9")).hasMessageContaining("host:port");
        assertThatThrownBy(() -> resolver.resolve("provider=nowhere")).hasMessageContaining("dns-srv");
    }

    @Test
    void aServiceStandsForTheAddressesOfItsTargets() throws Exception {
        Found found = new DnsServices(dns, hostNames).find(Map.of("name", "_gateway._tcp.example."));

        assertThat(found.addresses()).contains(new Endpoint("10.0.0.1", 443), new Endpoint("10.0.0.2", 443));
        assertThat(found.validFor()).contains(Duration.ofSeconds(5));
    }

    @Test
    void aServiceWithoutANameIsRefused() {
        assertThatThrownBy(() -> new DnsServices(dns, hostNames).find(Map.of()))
                .hasMessageContaining("name=_service._proto.domain");
    }

    private Channel serve() {
        return new Bootstrap()
                .group(loops.group())
                .channel(loops.datagramChannel())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new DatagramDnsQueryDecoder())
                                .addLast(new DatagramDnsResponseEncoder())
                                .addLast(new Answers());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .awaitUninterruptibly()
                .channel();
    }

    private static final class Answers extends SimpleChannelInboundHandler<DatagramDnsQuery> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramDnsQuery query) {
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            var response = new DatagramDnsResponse(
                    /* sender= */ query.recipient(), /* recipient= */ query.sender(), query.id());
            response.addRecord(DnsSection.QUESTION, question);
            switch (question.name() + " " + question.type().name()) {
                case "gw.example. A" -> {
                    add(response, question, 60, "0a000001");
                    add(response, question, 7, "0a000002");
                }
                case "gw.example. AAAA" -> add(response, question, 60, "20010db8000000000000000000000001");
                case "_gateway._tcp.example. SRV" ->
                    // Priority 1, weight 1, port 443, gw.example.
                    add(response, question, 5, "0001000101bb" + "026777" + "076578616d706c65" + "00");
                default -> response.setCode(DnsResponseCode.NXDOMAIN);
            }
            var _ = context.writeAndFlush(response);
        }

        private static void add(DatagramDnsResponse response, DnsQuestion question, long validFor, String content) {
            response.addRecord(
                    DnsSection.ANSWER,
                    new DefaultDnsRawRecord(
                            question.name(),
                            question.type(),
                            validFor,
                            Unpooled.wrappedBuffer(HexFormat.of().parseHex(content))));
        }
    }
}
