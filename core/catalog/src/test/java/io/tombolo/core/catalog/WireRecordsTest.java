package io.tombolo.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.health.NodeInfo;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.ServiceNode;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Records of real replies with every field set, read and written again: what is carried comes back the same.
class WireRecordsTest {

    private static final Map<String, String> HEX = vectors();

    private static Map<String, String> vectors() {
        JsonNode all = new ObjectMapper()
                .readTree(Path.of("../../testing/vectors/rpc.json").toFile());
        var byName = new HashMap<String, String>();
        all.forEach(vector ->
                byName.put(vector.get("name").asString(), vector.path("hex").asString("")));
        return byName;
    }

    static Stream<Arguments> replies() {
        return Stream.of("1.10", "1.21.4")
                .flatMap(version -> Stream.of(
                        Arguments.of("Catalog.ListNodes", version, "Nodes", Node.class),
                        Arguments.of("Catalog.ServiceNodes", version, "ServiceNodes", ServiceNode.class),
                        Arguments.of("Health.NodeChecks", version, "HealthChecks", HealthCheck.class),
                        Arguments.of("Health.ServiceNodes", version, "Nodes", CheckServiceNode.class),
                        Arguments.of("Internal.NodeDump", version, "Dump", NodeInfo.class),
                        Arguments.of("KVS.List", version, "Entries", DirEntry.class),
                        Arguments.of("Session.List", version, "Sessions", Session.class),
                        Arguments.of("Coordinate.ListNodes", version, "Coordinates", Coordinate.class),
                        Arguments.of("FederationState.List", version, "States", FederationState.class),
                        Arguments.of("ConnectCA.Roots", version, "Roots", CaRoot.class)));
    }

    private static String name(String method, String version) {
        return "%s response, all fields set (%s)".formatted(method, version);
    }

    @ParameterizedTest
    @MethodSource("replies")
    <R extends Record> void comesBackTheSame(String method, String version, String field, Class<R> type) {
        Bytes message = Bytes.ofHex(HEX.getOrDefault(name(method, version), ""));
        int headerLength = ((Decoded.Read<Value>) decode(message)).length();
        var body = (Value.Table) ((Decoded.Read<Value>) decode(message.from(headerLength))).value();
        var records = (Value.Array) body.get(field).orElseThrow();
        assertThat(records.values()).isNotEmpty();

        for (Value theirs : records.values()) {
            RecordCodec<R> codec = RecordCodec.of(type);
            var read = (Decoded.Read<R>) codec.decode(encoded(theirs));
            Value ours = ((Decoded.Read<Value>) decode(codec.encode(read.value()))).value();
            assertSame(type.getSimpleName(), theirs, ours);
        }
    }

    private static Decoded<Value> decode(Bytes bytes) {
        return Msgpack.decode(bytes, Value::read);
    }

    private static Bytes encoded(Value value) {
        var writer = new MsgpackWriter();
        writer.writeValue(value);
        return Bytes.wrap(writer.toByteArray());
    }

    private static void assertSame(String where, Value theirs, Value ours) {
        if (theirs instanceof Value.Table table && ours instanceof Value.Table own) {
            Set<String> leftOut = new HashSet<>(WireNamesTest.FOREIGN);
            WireNamesTest.LEFT_OUT.values().forEach(leftOut::addAll);
            table.entries().forEach((key, value) -> {
                String name = key.text().orElse("");
                own.get(name)
                        .ifPresentOrElse(
                                same -> assertSame(where + "." + name, value, same),
                                () -> assertThat(leftOut)
                                        .as("%s has %s", where, name)
                                        .contains(name));
            });
        } else if (theirs instanceof Value.Array list && ours instanceof Value.Array own) {
            assertThat(own.values()).as(where).hasSameSizeAs(list.values());
            for (int i = 0; i < own.values().size(); i++) {
                assertSame(where + "[]", list.values().get(i), own.values().get(i));
            }
        } else {
            assertThat(ours).as(where).isEqualTo(theirs);
        }
    }
}
