package io.tombolo.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.members.JoinReport;
import io.tombolo.contract.members.KeyringChange;
import io.tombolo.contract.members.KeyringReport;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.QueryReport;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.members.UserEvent;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.http.OpenApi;
import io.tombolo.runtime.http.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final Path DOCUMENT = Path.of("../docs/openapi.json");

    /// A change of the API is a visible difference.
    @Test
    void theCommittedDocumentIsThatOfTheRoutes() throws IOException {
        String document = OpenApi.of(RouteTable.of(List.of(HttpApi.of(
                configuration(), new HttpApi.Surroundings(new Nobody(), new NoMembers(), Optional.empty())))));
        if (System.getenv("TOMBOLO_WRITE_OPENAPI") != null) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/openapi.json is stale: run this test with TOMBOLO_WRITE_OPENAPI=1 and commit what it writes")
                .isEqualTo(document);
    }

    private static Configuration configuration() {
        Loaded loaded = ConfigurationLoader.load(
                LoadRequest.on(new LocalHost(InstantSource.system())).withFlags(Map.of("dev", List.of("true"))));
        assertThat(loaded).isInstanceOf(Loaded.Valid.class);
        return ((Loaded.Valid) loaded).configuration();
    }

    private static final class Nobody implements RpcCaller {
        @Override
        public <Q, R> CompletableFuture<R> call(RpcMethod<Q, R> method, Q request) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Bytes> call(MethodName method, Bytes body) {
            return new CompletableFuture<>();
        }
    }

    private static final class NoMembers implements Members {
        @Override
        public List<Member> view(Pool pool) {
            return List.of();
        }

        @Override
        public Subscription watch(Pool pool, Consumer<MemberChange> listener) {
            return () -> {};
        }

        @Override
        public Subscription watchEvents(Pool pool, Consumer<UserEvent> listener) {
            return () -> {};
        }

        @Override
        public CompletableFuture<JoinReport> join(Pool pool, List<String> addresses) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> leave(Pool pool) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> forceLeave(Pool pool, String member, boolean prune) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> tags(Pool pool, Map<String, String> tags) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> fireEvent(Pool pool, String name, Bytes payload, boolean coalesce) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<QueryReport> query(Pool pool, String name, Bytes payload) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<KeyringReport> keyring(Pool pool, KeyringChange change) {
            return new CompletableFuture<>();
        }
    }
}
