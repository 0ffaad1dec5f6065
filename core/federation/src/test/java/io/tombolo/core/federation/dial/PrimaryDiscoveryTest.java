package io.tombolo.core.federation.dial;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.dial.DiscoveryInput.ResolveFailed;
import io.tombolo.core.federation.dial.DiscoveryInput.Resolved;
import io.tombolo.core.federation.dial.DiscoveryOutput.AnnounceFailure;
import io.tombolo.core.federation.dial.DiscoveryOutput.Found;
import io.tombolo.core.federation.dial.DiscoveryOutput.Resolve;
import io.tombolo.core.federation.dial.DiscoveryOutput.WakeAt;
import io.tombolo.core.terms.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimaryDiscoveryTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Endpoint A = new Endpoint("192.0.2.1", 443);
    private static final Endpoint B = new Endpoint("192.0.2.2", 443);

    private final PrimaryDiscovery discovery = new PrimaryDiscovery(
            List.of("gw.example.com:443", "provider=dns"), PrimaryDiscovery.DEFAULT_INTERVAL, new SplittableRandom(1));

    @Test
    void allEntriesAreResolvedAtTheStart() {
        assertThat(discovery.step(NOON, new DiscoveryInput.Start()))
                .containsExactly(new Resolve("gw.example.com:443"), new Resolve("provider=dns"));
    }

    @Test
    void whatAllEntriesStandForIsToldWhenItChanges() {
        assertThat(discovery.step(NOON, resolved("gw.example.com:443", B))).contains(new Found(List.of(B)));
        assertThat(discovery.step(NOON, resolved("provider=dns", A, B))).contains(new Found(List.of(A, B)));
        assertThat(discovery.step(NOON, resolved("provider=dns", B, A))).doesNotHaveAnyElementsOfTypes(Found.class);
        assertThat(discovery.step(NOON, resolved("provider=dns", B))).contains(new Found(List.of(B)));
    }

    @ParameterizedTest
    @CsvSource({"-1, 30", "60, 30", "12, 12", "0, 5"})
    void anEntryIsResolvedAgainForEver(long validSeconds, long expected) {
        Optional<Duration> valid = validSeconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(validSeconds));

        var outputs = discovery.step(NOON, new Resolved("provider=dns", List.of(A), valid));

        assertThat(outputs).endsWith(new WakeAt("provider=dns", NOON.plusSeconds(expected)));
        assertThat(discovery.step(NOON.plusSeconds(expected), new DiscoveryInput.Woken("provider=dns")))
                .containsExactly(new Resolve("provider=dns"));
    }

    @Test
    void aFailureIsToldOnceRetriedSoonAndTakesNothingAway() {
        discovery.step(NOON, resolved("provider=dns", A));

        var first = discovery.step(NOON, new ResolveFailed("provider=dns", "timeout"));
        var second = discovery.step(NOON, new ResolveFailed("provider=dns", "timeout"));

        assertThat(first).hasSize(2).first().isInstanceOf(AnnounceFailure.class);
        assertThat(second).hasSize(1).doesNotHaveAnyElementsOfTypes(Found.class, AnnounceFailure.class);
        assertThat(((WakeAt) first.getLast()).at()).isBetween(NOON.plusMillis(1000), NOON.plusMillis(1100));
        assertThat(((WakeAt) second.getLast()).at()).isBetween(NOON.plusMillis(2000), NOON.plusMillis(2200));
        assertThat(discovery.step(NOON, resolved("gw.example.com:443", B))).contains(new Found(List.of(A, B)));
    }

    @Test
    void noAddressIsAFailure() {
        assertThat(discovery.step(NOON, resolved("provider=dns")))
                .first()
                .isInstanceOfSatisfying(
                        AnnounceFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo("no address found"));
    }

    @Test
    void withoutEntriesNothingHappens() {
        var nothing = new PrimaryDiscovery(List.of(), PrimaryDiscovery.DEFAULT_INTERVAL, new SplittableRandom(1));

        assertThat(nothing.step(NOON, new DiscoveryInput.Start())).isEmpty();
    }

    private static DiscoveryInput resolved(String entry, Endpoint... addresses) {
        return new Resolved(entry, List.of(addresses), Optional.empty());
    }
}
