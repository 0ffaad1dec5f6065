package io.tombolo.gatewayregistry.locating;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.gateways.DialOutcome;
import io.tombolo.contract.gateways.KnownGateways;
import io.tombolo.core.federation.dial.Choice;
import io.tombolo.core.federation.dial.Gateway;
import io.tombolo.core.federation.dial.LocatorInput;
import io.tombolo.core.federation.dial.NoGateway;
import io.tombolo.core.federation.dial.Via;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningLocatorTest {

    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final Endpoint FIRST = new Endpoint("10.0.0.1", 8443);
    private static final Endpoint SECOND = new Endpoint("10.0.0.2", 8443);

    @TempDir
    private Path folder;

    @Test
    void whatWasKnownIsKnownAfterARestart() {
        try (var locator = RunningLocator.start(DC2, DC1, Optional.of(folder))) {
            locator.tell(new LocatorInput.PrimaryGatewaysFound(List.of(FIRST, SECOND)));
            assertThat(addresses(locator)).containsExactlyInAnyOrder(FIRST, SECOND);
        }

        try (var again = RunningLocator.start(DC2, DC1, Optional.of(folder))) {
            assertThat(addresses(again)).containsExactlyInAnyOrder(FIRST, SECOND);
            assertThat(again.known()).isEqualTo(new KnownGateways(false, List.of(), List.of(), List.of(FIRST, SECOND)));
        }
    }

    @Test
    void aFileThatIsDamagedCostsNoStart() throws IOException {
        Files.createDirectories(folder.resolve("federation"));
        Files.writeString(folder.resolve("federation/gateways"), "own nonsense\nprimary \n");

        try (var locator = RunningLocator.start(DC2, DC1, Optional.of(folder))) {
            assertThat(locator.whomToDial(DC1).join()).isEqualTo(new Choice.Nobody(new NoGateway.NotYetKnown(DC1)));
        }
    }

    @Test
    void aGatewayThatRefusedComesLast() {
        try (var locator = RunningLocator.start(DC2, DC1, Optional.empty())) {
            locator.tell(new LocatorInput.PrimaryGatewaysFound(List.of(FIRST, SECOND)));

            locator.dialled(new Gateway(Via.PRIMARY, FIRST), DC1, DialOutcome.REFUSED);

            assertThat(addresses(locator)).containsExactly(SECOND, FIRST);
        }
    }

    @Test
    void newsAreToldBeginningWithWhatIs() throws InterruptedException {
        var told = new LinkedBlockingQueue<KnownGateways>();
        var ways = new CompletableFuture<Void>();
        try (var locator = RunningLocator.start(DC2, DC1, Optional.empty());
                var _ = locator.watch(told::add)) {
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(KnownGateways.NONE);

            locator.tell(new LocatorInput.PrimaryGatewaysFound(List.of(FIRST)));

            assertThat(told.poll(60, TimeUnit.SECONDS))
                    .isEqualTo(new KnownGateways(false, List.of(), List.of(), List.of(FIRST)));
            locator.onWayToPrimary(() -> ways.complete(null));
            assertThat(ways.orTimeout(60, TimeUnit.SECONDS)).succeedsWithin(java.time.Duration.ofSeconds(60));
        }
    }

    private static List<Endpoint> addresses(RunningLocator locator) {
        return locator.whomToDial(DC1).join() instanceof Choice.Candidates candidates
                ? candidates.inOrder().stream()
                        .map(candidate -> candidate.gateway().address())
                        .toList()
                : List.of();
    }
}
