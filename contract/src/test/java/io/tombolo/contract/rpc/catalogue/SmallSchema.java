package io.tombolo.contract.rpc.catalogue;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A schema that is small enough to be wrong about on purpose.
final class SmallSchema {

    static final PeersSchema OF_ONE_STRUCTURE = new PeersSchema(
            List.of("1.8.0", "1.21.4"),
            JsonMapper.shared().createObjectNode(),
            JsonMapper.shared().readTree("""
                    {"Structure": {"first": "1.8.0", "last": "1.21.4", "binary_wrapped": false, "fields": [
                        {"name": "Datacenter", "type": "string"},
                        {"name": "ID", "type": "string<NodeID>"},
                        {"name": "LastIndex", "type": "uint64"}]}}
                    """));

    private SmallSchema() {}

    private record Holder(
            MethodSchemaTest.Right right,
            MethodSchemaTest.Renamed renamed,
            MethodSchemaTest.Retyped retyped,
            MethodSchemaTest.More more,
            MethodSchemaTest.Fewer fewer) {}

    /// Types come with their annotations only where something is declared to be of them.
    static AnnotatedType annotated(Class<? extends Record> type) {
        return Arrays.stream(Holder.class.getRecordComponents())
                .filter(component -> component.getType() == type)
                .map(RecordComponent::getAnnotatedType)
                .findFirst()
                .orElseThrow();
    }
}
