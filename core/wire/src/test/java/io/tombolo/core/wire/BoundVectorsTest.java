package io.tombolo.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.binding.WireField.Omission;
import io.tombolo.core.wire.binding.Wrapped;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.core.wire.rpc.MessageAssembler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Records in the shapes of 1.10, declared as the method catalogue would: bound, they give the vectors back byte for
/// byte.
class BoundVectorsTest {

    record ReadOptions(
            boolean allowNotModifiedResponse,
            boolean allowStale,
            String filter,
            Duration maxAge,
            Duration maxQueryTime,
            Duration maxStaleDuration,
            @Unsigned long minQueryIndex,
            boolean mustRevalidate,
            boolean requireConsistent,
            Duration staleIfError,
            String token,
            boolean useCache) {}

    record ReplyMeta(
            int backend,
            String consistencyLevel,
            @Unsigned long index,
            boolean knownLeader,
            Duration lastContact,
            boolean notModified) {}

    record RaftIndex(@Unsigned long createIndex, @Unsigned long modifyIndex) {}

    record Source(String datacenter, String segment, String node, String ip) {}

    record ListNodes(
            String datacenter,
            Map<String, String> nodeMetaFilters,
            Source source,
            @Embedded ReadOptions options) {}

    record Node(
            @WireField(name = "ID") String id,
            String node,
            String address,
            String datacenter,
            Map<String, String> taggedAddresses,
            Map<String, String> meta,
            @Embedded RaftIndex raft) {}

    record Nodes(List<Node> nodes, @Embedded ReplyMeta meta) {}

    record Services(
            Map<String, List<String>> services, @Embedded ReplyMeta meta) {}

    record Entry(
            @Unsigned long lockIndex,
            String key,
            @Unsigned long flags,
            Bytes value,
            String session,
            @Embedded RaftIndex raft) {}

    record Entries(List<Entry> entries, @Embedded ReplyMeta meta) {}

    record Intention(
            @WireField(name = "ID") String id,
            String description,
            @WireField(name = "SourceNS") String sourceNs,
            String sourceName,
            @WireField(name = "DestinationNS") String destinationNs,
            String destinationName,
            String sourceType,
            String action,
            List<Value> permissions,
            @WireField(omitEmpty = Omission.EVERYWHERE) String defaultAddr,
            @WireField(omitEmpty = Omission.EVERYWHERE) int defaultPort,
            Map<String, String> meta,
            int precedence,
            Instant createdAt,
            Instant updatedAt,
            Bytes hash,
            @Embedded RaftIndex raft) {}

    record Mode(String mode) {}

    record Path(int listenerPort, String path, int localPathPort, String protocol, boolean parsedFromCheck) {}

    record Expose(boolean checks, List<Path> paths) {}

    record Transparent(int outboundListenerPort, boolean dialedDirectly) {}

    record Upstream(@WireField(name = "ID") String id) {}

    record UpstreamConfig(Upstream upstream, Map<String, Value> config) {}

    @Wrapped
    record ServiceConfig(
            Map<String, Value> proxyConfig,
            Map<String, Map<String, Value>> upstreamConfigs,
            @WireField(name = "UpstreamIDConfigs") List<UpstreamConfig> upstreamIdConfigs,
            Mode meshGateway,
            Expose expose,
            Transparent transparentProxy,
            String mode,
            @Embedded ReplyMeta meta) {}

    @Test
    void bindsRequestsWithEmbeddedOptions() {
        assertBinds("Catalog.ListNodes request, all fields set (1.10)", WireCodec.of(ListNodes.class));
    }

    @Test
    void bindsRepliesWithRecordsListsAndMaps() {
        assertBinds("Catalog.ListNodes response, all fields set (1.10)", WireCodec.of(Nodes.class));
        assertBinds("Catalog.ListNodes response, zero value (1.10)", WireCodec.of(Nodes.class));
        assertBinds("Catalog.ListServices response, all fields set (1.10)", WireCodec.of(Services.class));
        assertBinds("Catalog.ListServices response, zero value (1.10)", WireCodec.of(Services.class));
    }

    @Test
    void bindsBytesAndUnsignedNumbers() {
        assertBinds("KVS.Get response, all fields set (1.10)", WireCodec.of(Entries.class));
        assertBinds("KVS.Get response, zero value (1.10)", WireCodec.of(Entries.class));
    }

    @Test
    void bindsBareResults() {
        assertBinds("Catalog.ListDatacenters response, all fields set (1.10)", names());
        assertBinds("Catalog.ListDatacenters response, zero value (1.10)", names());
        assertBinds("Intention.Apply response, zero value (1.10)", WireCodec.of(String.class));
    }

    private static WireCodec<List<String>> names() {
        return WireCodec.listOf(WireCodec.of(String.class));
    }

    @Test
    void bindsWrappedReplies() {
        assertBinds(
                "ConfigEntry.ResolveServiceConfig response, all fields set (1.10)", WireCodec.of(ServiceConfig.class));
        assertBinds("ConfigEntry.ResolveServiceConfig response, zero value (1.10)", WireCodec.of(ServiceConfig.class));
    }

    @Test
    void omitsTheTwoFieldsThatPeersOmit() {
        var absent = assertBinds("codec omitempty intention default addr absent", WireCodec.of(Intention.class));
        var present = assertBinds("codec omitempty intention default addr present", WireCodec.of(Intention.class));

        assertThat(absent.defaultAddr()).isEmpty();
        assertThat(present.defaultAddr()).isEqualTo("127.0.0.1");
        assertThat(present.defaultPort()).isEqualTo(80);
    }

    @Test
    void readsNewerPeersAndForgetsWhatItDoesNotKnow() {
        var body = body("Catalog.ListNodes response, all fields set (1.21.4)");

        var nodes = decoded(WireCodec.of(Nodes.class), body);

        assertThat(nodes.nodes()).singleElement().satisfies(node -> {
            assertThat(node.node()).isEqualTo("node-a");
            assertThat(node.raft()).isEqualTo(new RaftIndex(75, 112));
            assertThat(node.meta()).isEqualTo(Map.of("k1", "meta-1"));
        });
    }

    private static <T> T assertBinds(String vector, WireCodec<T> codec) {
        Bytes body = body(vector);

        T value = decoded(codec, body);

        assertThat(codec.encode(value).hex()).isEqualTo(body.hex());
        return value;
    }

    private static <T> T decoded(WireCodec<T> codec, Bytes body) {
        return switch (codec.decode(body)) {
            case Decoded.Read<T> read -> read.value();
            case Decoded.Malformed<T> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    private static Bytes body(String name) {
        var vector = Vectors.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (!vector.decoded().has("header")) {
            return vector.bytes();
        }
        var assembler = new MessageAssembler(MessageAssembler.RESPONSE_LIMIT);
        var progress = (MessageAssembler.Progress.Going) assembler.take(vector.bytes());
        return progress.messages().getFirst().body();
    }
}
