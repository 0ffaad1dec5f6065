package io.tombolo.contract.rpc.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.acl.AclMethods;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.configentry.ConfigEntryMethods;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.coordinate.CoordinateMethods;
import io.tombolo.contract.rpc.discovery.DiscoveryChainMethods;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.contract.rpc.health.HealthMethods;
import io.tombolo.contract.rpc.intention.IntentionMethods;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.kv.KvMethods;
import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.contract.rpc.preparedquery.PreparedQueryMethods;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.contract.rpc.session.SessionMethods;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.contract.rpc.txn.TxnMethods;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.rpc.MethodName;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The methods have the peers' names, and their records the peers' fields.
class MethodSchemaTest {

    private static final List<Class<?>> SERVICES = List.of(
            AclMethods.class,
            CatalogMethods.class,
            ConfigEntryMethods.class,
            ConnectCaMethods.class,
            CoordinateMethods.class,
            DiscoveryChainMethods.class,
            FederationStateMethods.class,
            HealthMethods.class,
            IntentionMethods.class,
            InternalMethods.class,
            KvMethods.class,
            OperatorMethods.class,
            PreparedQueryMethods.class,
            SessionMethods.class,
            StatusMethods.class,
            TxnMethods.class);

    private record Declared(RpcMethod<?, ?> method, AnnotatedType request, AnnotatedType response) {}

    private static List<Declared> declared() {
        var found = new ArrayList<Declared>();
        for (Class<?> service : SERVICES) {
            for (Field field : service.getFields()) {
                if (field.getType() == RpcMethod.class
                        && field.getAnnotatedType() instanceof AnnotatedParameterizedType type) {
                    AnnotatedType[] records = type.getAnnotatedActualTypeArguments();
                    found.add(new Declared(constant(field), records[0], records[1]));
                }
            }
        }
        return found;
    }

    private static RpcMethod<?, ?> constant(Field field) {
        try {
            return (RpcMethod<?, ?>) field.get(null);
        } catch (IllegalAccessException notPublic) {
            throw new AssertionError(notPublic);
        }
    }

    @Test
    void hasThePeersFieldsInEveryRecord() {
        var comparison = new SchemaComparison(PeersSchema.READ);
        for (Declared declared : declared()) {
            String name = declared.method().name().toString();
            PeersSchema.Signature signature = PeersSchema.READ.signature(name);
            comparison.compare(name + " request", declared.request(), signature.request());
            comparison.compare(name + " response", declared.response(), signature.response());
        }

        var unexplained = new TreeSet<>(comparison.differences());
        unexplained.removeIf(Deviations::isDeliberate);
        assertThat(unexplained).isEmpty();
        assertThat(Deviations.all())
                .as("reasons for what is no more")
                .allSatisfy(deviation -> assertThat(comparison.differences()).anyMatch(deviation::covers));
    }

    @Test
    void knowsEveryMethodOrSaysWhyNot() {
        Set<String> missing = new TreeSet<>(PeersSchema.READ.methodNames());
        MethodCatalogue.all().forEach(method -> missing.remove(method.name().toString()));

        Set<String> explained = new TreeSet<>(Deviations.NOT_YET);
        explained.addAll(Deviations.NOT_HERE.keySet());
        assertThat(missing).isEqualTo(explained);
    }

    @Test
    void findsEveryDeclaredMethodByItsName() {
        Set<MethodName> names =
                declared().stream().map(declared -> declared.method().name()).collect(Collectors.toSet());

        assertThat(MethodCatalogue.all()).hasSameSizeAs(names).allSatisfy(method -> {
            assertThat(names).contains(method.name());
            assertThat(MethodCatalogue.find(method.name())).containsSame(method);
        });
        assertThat(MethodCatalogue.find(new MethodName("Status", "ping"))).isEmpty();
    }

    @Test
    void neverTriesAgainWhatIsAWriteOnTheWire() {
        assertThat(declared())
                .filteredOn(declared -> declared.request().getType() instanceof Class<?> request
                        && Stream.of(request.getRecordComponents())
                                .anyMatch(component -> component.getType() == WriteRequest.class))
                .hasSizeGreaterThan(25)
                .allSatisfy(declared -> assertThat(declared.method().access())
                        .as("%s", declared.method().name())
                        .isEqualTo(RpcMethod.Access.WRITE));
    }

    record Right(
            String datacenter,
            @WireField(name = "ID") String id,
            @Unsigned long lastIndex) {}

    record Renamed(String datacenter, String id, @Unsigned long lastIndex) {}

    record Retyped(
            String datacenter, @WireField(name = "ID") List<String> id, long lastIndex) {}

    record More(
            String datacenter,
            @WireField(name = "ID") String id,
            @Unsigned long lastIndex,
            Optional<String> own) {}

    record Fewer(String datacenter, @WireField(name = "ID") String id) {}

    private static Set<String> differences(Class<? extends Record> ours) {
        var comparison = new SchemaComparison(SmallSchema.OF_ONE_STRUCTURE);
        comparison.compare("call", SmallSchema.annotated(ours), "Structure");
        return comparison.differences();
    }

    @Test
    void noticesWhatIsNotThePeers() {
        assertThat(differences(Right.class)).isEmpty();
        assertThat(differences(Renamed.class)).containsExactly("Structure.ID: missing", "Structure.Id: no peer has it");
        assertThat(differences(Retyped.class))
                .containsExactly(
                        "Structure.ID: java.util.List<java.lang.String>, but the peers' is string<NodeID>",
                        "Structure.LastIndex: long, but the peers' is uint64");
        assertThat(differences(More.class)).containsExactly("Structure.Own: no peer has it");
        assertThat(differences(Fewer.class)).containsExactly("Structure.LastIndex: missing");
    }

    @Test
    void takesTheNewestOfAFieldsTypes() {
        assertThat(PeersSchema.READ.fields("ServiceQuery")).containsEntry("Failover", "QueryFailoverOptions");
        assertThat(Stream.of("DefaultAddr", "DefaultPort")).allMatch(PeersSchema.READ.fields("Intention")::containsKey);
    }
}
