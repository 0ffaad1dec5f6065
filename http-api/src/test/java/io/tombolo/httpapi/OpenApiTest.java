package io.tombolo.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.agent.AgentControl;
import io.tombolo.contract.agent.LeafCertificates;
import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.httpapi.agent.AgentRoutes;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.http.OpenApi;
import io.tombolo.runtime.http.RouteTable;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final Path DOCUMENT = Path.of("../docs/openapi.json");

    /// A change of the API is a visible difference.
    @Test
    void theCommittedDocumentIsThatOfTheRoutes() throws IOException {
        String document = OpenApi.of(RouteTable.of(List.of(HttpApi.of(
                configuration(),
                new HttpApi.Surroundings(
                        nobody(RpcCaller.class),
                        nobody(Members.class),
                        new AgentRoutes.Agent(
                                nobody(LocalAgent.class), nobody(AgentControl.class), nobody(LeafCertificates.class)),
                        Optional.empty())))));
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

    /// Routes are made of the parts that they will ask, and ask none of them.
    private static <T> T nobody(Class<T> part) {
        return part.cast(Proxy.newProxyInstance(
                part.getClassLoader(), new Class<?>[] {part}, (proxy, method, arguments) -> null));
    }
}
