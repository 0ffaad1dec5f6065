package io.tombolo.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.service.ConnectProxyConfig;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceAddress;
import io.tombolo.core.catalog.service.ServiceConnect;
import io.tombolo.core.catalog.service.ServiceKind;
import io.tombolo.core.registration.definition.CheckRegistration;
import io.tombolo.core.registration.stored.StoredCheck;
import io.tombolo.core.registration.stored.StoredService;
import io.tombolo.core.registration.stored.StoredState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationFolderTest {

    @TempDir
    private Path data;

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        var folder = RegistrationFolder.of(Optional.of(data));
        var gateway = StoredService.of(
                "secret",
                NodeService.of("mesh-gateway", "a/b", 8443)
                        .withMeta(Map.of("consul-wan-federation", "1"))
                        .withTaggedAddresses(Map.of("wan", new ServiceAddress("203.0.113.5", 443)))
                        .as(ServiceKind.MESH_GATEWAY, ConnectProxyConfig.NONE, ServiceConnect.NONE));
        var sidecar = StoredService.of("", NodeService.of("p", "p", 1).asSidecar());
        var check = new StoredCheck(
                "secret",
                HealthCheck.ofService("n1", "a/b", "port", "passing"),
                Optional.of(CheckRegistration.NONE.named("port", "port", "a/b")));
        var state = new StoredState("port", "warning", "ünïcode \"quoted\"", Instant.parse("2026-01-02T03:04:05Z"));
        folder.keep(gateway);
        folder.keep(sidecar);
        folder.keep(check);
        folder.keep(state);

        var again = RegistrationFolder.of(Optional.of(data));

        assertThat(again.services()).hasSize(2).contains(gateway);
        assertThat(again.services()).anyMatch(StoredService::sidecar);
        assertThat(again.checks()).containsExactly(check);
        assertThat(again.states()).containsExactly(state);
    }

    @Test
    void keepsSecretsFromOthers() throws IOException {
        var folder = RegistrationFolder.of(Optional.of(data));

        folder.keep(StoredService.of("secret", NodeService.of("web", "web", 80)));

        try (Stream<Path> files = Files.list(data.resolve("services"))) {
            assertThat(files)
                    .hasSize(1)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void forgetsACheckAndWhatItSaid() throws IOException {
        var folder = RegistrationFolder.of(Optional.of(data));
        folder.keep(new StoredCheck("", HealthCheck.ofNode("n1", "c", "passing"), Optional.empty()));
        folder.keep(new StoredState("c", "passing", "", Instant.EPOCH));

        folder.forgetCheck("c");
        folder.forgetCheck("c");

        assertThat(folder.checks()).isEmpty();
        assertThat(folder.states()).isEmpty();
    }

    @Test
    void leavesOutAFileThatIsNone() throws IOException {
        var folder = RegistrationFolder.of(Optional.of(data));
        folder.keep(StoredService.of("", NodeService.of("web", "web", 80)));
        Files.writeString(data.resolve("services/broken"), "{\"Service\": {\"Port\": \"x\"");
        Files.writeString(data.resolve("services/half.new"), "{");

        assertThat(folder.services()).hasSize(1);
        assertThat(data.resolve("services/broken")).exists();
    }

    @Test
    void keepsNothingWithoutAFolder() throws IOException {
        var folder = RegistrationFolder.of(Optional.empty());

        folder.keep(StoredService.of("", NodeService.of("web", "web", 80)));

        assertThat(folder.services()).isEmpty();
    }
}
