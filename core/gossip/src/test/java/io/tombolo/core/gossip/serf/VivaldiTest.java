package io.tombolo.core.gossip.serf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tombolo.core.gossip.Tables;
import io.tombolo.core.gossip.message.Coordinate;
import io.tombolo.core.gossip.message.MemberName;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VivaldiTest {

    private static final MemberName PEER = new MemberName("peer");

    @ParameterizedTest
    @ValueSource(strings = {"vivaldi-sequence-1", "vivaldi-sequence-45"})
    void movesAsTheReferenceDoes(String sequence) {
        JsonNode decoded = Tables.vector(sequence).get("decoded");
        var vivaldi = new Vivaldi(new SplittableRandom(1), coordinate(decoded.get("start")));

        for (JsonNode step : decoded.get("steps")) {
            Coordinate other = coordinate(step.get("other"));
            assertThat(Distances.between(vivaldi.self(), other).toNanos())
                    .isEqualTo(step.get("distance_before_ns").asLong());

            vivaldi.observe(
                    new MemberName(step.get("node").asString()),
                    other,
                    Duration.ofNanos(step.get("rtt_ns").asLong()));

            assertClose(vivaldi.self(), coordinate(step.get("result")));
            assertThat(Distances.between(vivaldi.self(), other).toNanos())
                    .isEqualTo(step.get("distance_after_ns").asLong());
        }
        assertThat(vivaldi.resets()).isEqualTo(decoded.get("resets").asInt());
    }

    @Test
    void distancesAreThoseOfTheReference() {
        assertThat(Tables.rows("coordinate-distances"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Distances.between(coordinate(row.get("a")), coordinate(row.get("b")))
                                .toNanos())
                        .isEqualTo(row.get("distance_ns").asLong()));
    }

    @Test
    void refusesWhatTheReferenceRefuses() {
        assertThat(Tables.rows("vivaldi-rejections")).isNotEmpty().allSatisfy(row -> {
            double[] vector = new double[8];
            double error = 1.5;
            Duration roundTrip = Duration.ofMillis(10);
            switch (row.get("case").asString()) {
                case "NaN in Vec" -> vector[3] = Double.NaN;
                case "infinite Error" -> error = Double.POSITIVE_INFINITY;
                case "two dimensions" -> vector = new double[2];
                case "rtt exactly 10 s" -> roundTrip = Duration.ofSeconds(10);
                case "rtt 10 s + 1 ns" -> roundTrip = Duration.ofSeconds(10).plusNanos(1);
                case "negative rtt" -> roundTrip = Duration.ofNanos(-1);
                case "rtt 0" -> roundTrip = Duration.ZERO;
                default -> throw new IllegalStateException(row.toString());
            }
            var vivaldi = new Vivaldi(new SplittableRandom(1));

            var obstacle = vivaldi.observe(PEER, new Coordinate(vector, 1e-5, 0, error), roundTrip);

            assertThat(obstacle.isEmpty())
                    .as("%s", row)
                    .isEqualTo(row.get("accepted").asBoolean());
        });
    }

    @Test
    void movesAwayFromANodeInTheSamePlace() {
        var vivaldi = new Vivaldi(new SplittableRandom(1));

        vivaldi.observe(PEER, new Coordinate(new double[8], 1e-5, 0, 1.5), Duration.ofMillis(20));

        assertThat(Distances.magnitude(vivaldi.self().vector())).isPositive();
    }

    @Test
    void beginsAnewWhenItComesOutAsNonsense() {
        var vivaldi = new Vivaldi(new SplittableRandom(1));

        vivaldi.observe(
                PEER, new Coordinate(new double[8], Double.MAX_VALUE, Double.MAX_VALUE, 1.5), Duration.ofMillis(20));
        vivaldi.observe(
                PEER, new Coordinate(new double[8], Double.MAX_VALUE, Double.MAX_VALUE, 1.5), Duration.ofMillis(20));

        assertThat(vivaldi.resets()).isPositive();
        assertThat(vivaldi.self().error()).isFinite();
    }

    @Test
    void fiveNodesLearnHowFarApartTheyAre() {
        int count = 5;
        var random = new SplittableRandom(1);
        Vivaldi[] nodes = new Vivaldi[count];
        for (int i = 0; i < count; i++) {
            nodes[i] = new Vivaldi(random);
        }
        for (int round = 0; round < 2_000; round++) {
            int a = random.nextInt(count);
            int b = (a + 1 + random.nextInt(count - 1)) % count;
            nodes[a].observe(new MemberName("n" + b), nodes[b].self(), roundTrip(a, b));
        }

        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                if (a != b) {
                    double expected = roundTrip(a, b).toNanos();
                    assertThat((double) Distances.between(nodes[a].self(), nodes[b].self())
                                    .toNanos())
                            .isCloseTo(expected, within(expected * 0.3));
                }
            }
        }
    }

    private static Duration roundTrip(int a, int b) {
        return Duration.ofMillis(10L * Math.abs(a - b) + 10);
    }

    private static void assertClose(Coordinate actual, Coordinate expected) {
        for (int i = 0; i < 8; i++) {
            assertThat(actual.axis(i)).isCloseTo(expected.axis(i), within(1e-12));
        }
        assertThat(actual.height()).isCloseTo(expected.height(), within(1e-12));
        assertThat(actual.error()).isCloseTo(expected.error(), within(1e-12));
        assertThat(actual.adjustment()).isCloseTo(expected.adjustment(), within(1e-12));
    }

    private static Coordinate coordinate(JsonNode node) {
        JsonNode vec = node.get("Vec");
        double[] vector = new double[vec.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = vec.get(i).asDouble();
        }
        return new Coordinate(
                vector,
                node.get("Height").asDouble(),
                node.get("Adjustment").asDouble(),
                node.get("Error").asDouble());
    }
}
