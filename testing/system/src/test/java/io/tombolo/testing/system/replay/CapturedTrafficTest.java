package io.tombolo.testing.system.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.coordinate.CoordinateMethods;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.health.NodeInfo;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.operator.OperatorCommand;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.rpcforwarder.routing.RoutingFields;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.CallFailed;
import io.tombolo.runtime.pool.CallFailure;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.PoolLimits;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.testing.system.replay.RecordedDatacenter.Known;
import io.tombolo.testing.system.replay.RecordedTraffic.Exchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every captured call of a method that the catalog answers is asked again, of a catalog that knows what the recorded
/// server knew, and has to be answered with the same values.
class CapturedTrafficTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Methods that are not asked, by how they begin, and why.
    private static final Map<String, String> NOT_ASKED = Map.ofEntries(
            Map.entry("ACL.", "tokens and policies come later"),
            Map.entry("ConfigEntry.Apply", "config entries come later"),
            Map.entry("ConfigEntry.Delete", "config entries come later"),
            Map.entry("ConfigEntry.Get", "config entries come later"),
            Map.entry("ConfigEntry.List", "config entries come later"),
            Map.entry("ConnectCA.", "of the certificate authority, not of the catalog"),
            Map.entry("DiscoveryChain.", "made of config entries"),
            Map.entry("Intention.Apply", "intentions come later"),
            Map.entry("Intention.Check", "intentions come later"),
            Map.entry("Internal.ServiceTopology", "made of intentions and config entries"),
            Map.entry("Operator.AutopilotState", "of the log's health, whose numbers are its own"),
            Map.entry("Operator.ServerHealth", "of the log's health, whose numbers are its own"),
            Map.entry("PreparedQuery.", "prepared queries come later"),
            Map.entry("Status.RaftStats", "of the log, whose numbers are its own"),
            Map.entry("Txn.", "transactions come later"));

    /// Asked all the same.
    private static final Set<String> ASKED = Set.of("ConfigEntry.ListAll");

    /// Values that are not compared, by method.
    private static final Map<String, Set<String>> MASKED = Map.of(
            // A recorded server marks its tables of config entries and intentions when it starts; ours has none.
            "ConfigEntry.ListAll", Set.of("Index"),
            "Intention.List", Set.of("Index"),
            // Recorded servers count the empty key of a pool without encryption.
            "Internal.KeyringOperation", Set.of("Responses.PrimaryKeys"));

    @TempDir
    private Path folder;

    private final EventLoops loops = EventLoops.start("test-net", 1);
    private final Connector connector = new Connector(loops, ReplaceableTls.none());
    private final List<AutoCloseable> open = new ArrayList<>(List.of(loops, connector));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    @Test
    void aSecondaryIsAskedByItsPrimary() throws IOException {
        List<Exchange> calls = RecordedTraffic.captured("1.10>1.10", "dc2");
        RecordedDatacenter datacenter = datacenter("dc2", "beta", "22222222-2222-4222-8222-222222222222", 22010);
        datacenter.at(4, autopilot(calls));
        datacenter.knows(new Known(
                answer(calls, "Internal.ServiceDump", InternalMethods.SERVICE_DUMP)
                        .nodes(),
                answer(calls, "FederationState.List", FederationStateMethods.LIST)
                        .states(),
                answer(calls, "Coordinate.ListNodes", CoordinateMethods.LIST_NODES)
                        .coordinates(),
                17));
        NodeInfo changed = answer(calls, "Internal.NodeInfo", InternalMethods.NODE_INFO)
                .dump()
                .getFirst();
        Node host = answer(calls, "Catalog.ListNodes", CatalogMethods.LIST_NODES)
                .nodes()
                .get(1);

        var replay = new Replay(datacenter)
                .before("KVS.Apply", () -> datacenter.nextWriteAt(24))
                .before("Session.Apply", () -> datacenter.nextWriteAt(25))
                // Both from elsewhere: a write of a transaction, and a proxy that is registered anew.
                .before("KVS.Apply #3", () -> datacenter.nextWriteAt(34))
                .before(
                        "Internal.NodeDump #2",
                        () -> datacenter.at(
                                40,
                                new CatalogCommand.Registration(RegistrationCommand.Register.of(host)
                                        .with(changed.services().get(1)))))
                // There, intentions were replicated from the primary.
                .without("Intention.List");
        replay.ask(calls);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.asked()).isEqualTo(44);
    }

    @Test
    void aPrimaryIsAskedByItsSecondary() throws IOException {
        List<Exchange> calls = RecordedTraffic.captured("1.10>1.10", "dc1");
        RecordedDatacenter datacenter = datacenter("dc1", "alpha", "11111111-1111-4111-8111-111111111111", 22000);

        var replay = new Replay(datacenter)
                .before("FederationState.Apply", () -> datacenter.nextWriteAt(15))
                // Answered because the table was marked at the start, see MASKED.
                .without("ConfigEntry.ListAll #2");
        replay.ask(calls);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.asked()).isEqualTo(7);
    }

    @Test
    void aPrimaryWithAccessControlIsAskedForItsFederationStates() throws IOException {
        List<Exchange> calls = RecordedTraffic.captured("1.10>1.10 acl", "dc1");
        RecordedDatacenter datacenter = datacenter("dc1", "alpha", "11111111-1111-4111-8111-111111111111", 22000);
        datacenter.knows(new Known(
                List.of(),
                answer(calls, "FederationState.List", FederationStateMethods.LIST)
                        .states()));

        var replay = new Replay(datacenter)
                .before("FederationState.Apply", () -> datacenter.nextWriteAt(21))
                // Refused because of its token, which comes later.
                .without("Catalog.ListServices (error)");
        replay.ask(calls);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.asked()).isEqualTo(9);
    }

    @Test
    void aSecondaryWithAccessControlIsAskedForItsKeys() throws IOException {
        List<Exchange> calls = RecordedTraffic.captured("1.10>1.10 acl", "dc2");
        RecordedDatacenter datacenter = datacenter("dc2", "beta", "22222222-2222-4222-8222-222222222222", 22010);

        var replay = new Replay(datacenter)
                // Refused because of their tokens, which come later.
                .without("KVS.Apply (error)")
                .without("Operator.RaftGetConfiguration (error)");
        replay.ask(calls);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.asked()).isEqualTo(2);
    }

    @Test
    void aPrimaryOf18IsAskedByASecondaryOf110() throws IOException {
        List<Exchange> calls = RecordedTraffic.captured("1.10>1.8", "dc1");
        RecordedDatacenter datacenter = datacenter("dc1", "alpha", "11111111-1111-4111-8111-111111111111", 22400);
        datacenter.at(7, autopilot(calls));
        datacenter.knows(known(calls));

        var replay = new Replay(datacenter)
                .before("FederationState.Apply", () -> datacenter.nextWriteAt(17))
                .before("KVS.Apply", () -> datacenter.nextWriteAt(18))
                // Nobody says it before 1.9.
                .masking("Intention.List", "DataOrigin");
        replay.ask(calls);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.asked()).isEqualTo(10);
    }

    @Test
    void aSecondaryOf110IsAskedByAPrimaryOf18() throws IOException {
        List<Exchange> calls = RecordedTraffic.captured("1.8>1.10", "dc2");
        RecordedDatacenter datacenter = datacenter("dc2", "beta", "22222222-2222-4222-8222-222222222222", 22410);
        datacenter.knows(known(calls));

        var replay = new Replay(datacenter)
                .before("KVS.Apply", () -> datacenter.nextWriteAt(18))
                // There, an intention was made.
                .without("Intention.List");
        replay.ask(calls);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.asked()).isEqualTo(8);
    }

    private static CatalogCommand autopilot(List<Exchange> calls) {
        return new CatalogCommand.Operator(new OperatorCommand.SetAutopilot(
                answer(calls, "Operator.AutopilotGetConfiguration", OperatorMethods.AUTOPILOT_GET_CONFIGURATION)));
    }

    private static Known known(List<Exchange> calls) {
        return new Known(
                answer(calls, "Internal.ServiceDump", InternalMethods.SERVICE_DUMP)
                        .nodes(),
                answer(calls, "FederationState.List", FederationStateMethods.LIST)
                        .states());
    }

    private RecordedDatacenter datacenter(String name, String server, String id, int port) throws IOException {
        var datacenter = new RecordedDatacenter(name, ScriptedPools.of(server, id, name, port), List.of(), folder);
        open.add(datacenter);
        return datacenter;
    }

    private static <R> R answer(List<Exchange> calls, String name, RpcMethod<?, R> method) {
        Exchange call = calls.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return switch (method.response().decode(call.answer())) {
            case Decoded.Read<R> read -> read.value();
            case Decoded.Malformed<R> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    /// Asks one server of ours what a recorded one was asked.
    private final class Replay {

        private final SessionPool pool;
        private final Map<String, Runnable> cues = new HashMap<>();
        private final Set<String> without = new HashSet<>();
        private final Map<String, Set<String>> masked = new HashMap<>(MASKED);
        private final Map<String, List<String>> differences = new LinkedHashMap<>();
        private Bytes recordedSession = Bytes.EMPTY;
        private Bytes ourSession = Bytes.EMPTY;
        private int asked;

        Replay(RecordedDatacenter datacenter) {
            pool = new SessionPool(
                    (to, protocol, within, dialled) -> connector.connect(
                            datacenter.address(), new Connector.Way.Plain(), protocol, within, dialled),
                    PoolLimits.DEFAULT,
                    InstantSource.system());
            open.add(pool);
        }

        /// What happens right before a question.
        Replay before(String call, Runnable cue) {
            cues.put(call, cue);
            return this;
        }

        /// A question that is left out.
        Replay without(String call) {
            without.add(call);
            return this;
        }

        /// A value that is not compared besides.
        Replay masking(String method, String path) {
            var paths = new HashSet<>(masked.getOrDefault(method, Set.of()));
            paths.add(path);
            masked.put(method, paths);
            return this;
        }

        void ask(List<Exchange> calls) {
            assertThat(calls)
                    .extracting(Exchange::name)
                    .containsAll(cues.keySet())
                    .containsAll(without);
            var waiting = new LinkedHashMap<Exchange, CompletableFuture<Bytes>>();
            for (Exchange call : calls) {
                if (without.contains(call.name()) || isLeftOut(call.method())) {
                    continue;
                }
                asked++;
                cues.getOrDefault(call.name(), () -> {}).run();
                CompletableFuture<Bytes> answer =
                        pool.call(WanName.parse("s.dc1"), call.method(), ours(call.question()), PATIENCE);
                if (waits(call)) {
                    waiting.put(call, answer);
                } else {
                    compare(call, answer);
                }
            }
            waiting.forEach(this::compare);
        }

        private static boolean isLeftOut(String method) {
            return !ASKED.contains(method) && NOT_ASKED.keySet().stream().anyMatch(method::startsWith);
        }

        private static boolean waits(Exchange call) {
            return RoutingFields.read(call.question()) instanceof Decoded.Read<RoutingFields> read
                    && read.value().minQueryIndex() > 0;
        }

        private void compare(Exchange call, CompletableFuture<Bytes> given) {
            try {
                Bytes answer = given.join();
                if (call.method().equals("Session.Apply") && recordedSession.isEmpty()) {
                    recordedSession = call.answer().from(2);
                    ourSession = answer.from(2);
                }
                List<String> found = call.error().isEmpty()
                        ? new AnswerComparison(masked.getOrDefault(call.method(), Set.of()))
                                .compare(ours(call.answer()), answer)
                        : List.of("theirs is the error \"%s\"".formatted(call.error()));
                if (!found.isEmpty()) {
                    differences.put(call.name(), found);
                }
            } catch (CompletionException failed) {
                String text = text(failed);
                if (!text.equals(call.error())) {
                    differences.put(call.name(), List.of("ours is the error \"%s\"".formatted(text)));
                }
            }
        }

        private static String text(CompletionException failed) {
            if (failed.getCause() instanceof CallFailed cause && cause.failure() instanceof CallFailure.Remote remote) {
                return remote.error().text();
            }
            throw failed;
        }

        /// Identifiers of sessions are chosen by the server: what it calls the recorded one.
        private Bytes ours(Bytes recorded) {
            return recordedSession.isEmpty()
                    ? recorded
                    : Bytes.ofHex(recorded.hex().replace(recordedSession.hex(), ourSession.hex()));
        }

        /// How many questions were asked.
        int asked() {
            return asked;
        }

        /// What was answered otherwise, by the name of the call.
        Map<String, List<String>> differences() {
            return differences;
        }
    }
}
