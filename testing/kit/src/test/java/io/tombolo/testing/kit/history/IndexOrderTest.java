package io.tombolo.testing.kit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexOrderTest {

    @Test
    void anIndexThatWentBackIsCaught() {
        var first = read("a", 7, 0, 10);
        var second = read("b", 6, 11, 20);

        assertThat(IndexOrder.fault(List.of(second, first))).get().asString().contains("an index went back");
    }

    @Test
    void readsThatOverlapMayHaveIndexesInAnyOrder() {
        var first = read("b", 7, 0, 10);
        var second = read("a", 6, 10, 20);

        assertThat(IndexOrder.fault(List.of(first, second))).isEmpty();
    }

    @Test
    void aValueWithTwoIndexesIsCaught() {
        var first = read("a", 7, 0, 10);
        var second = read("a", 9, 11, 20);

        assertThat(IndexOrder.fault(List.of(first, second))).get().asString().contains("written twice");
    }

    @Test
    void anIndexOfZeroIsCaught() {
        assertThat(IndexOrder.fault(List.of(read("a", 0, 0, 10)))).isPresent();
    }

    @Test
    void indexesOfStaleReadsGoBackOnlyWhenTheServerStartsAgain() {
        var first = read("b", 7, 0, 10);
        var second = read("a", 6, 11, 20);

        assertThat(IndexOrder.faultOfStale(List.of(stale(first, "s1#1"), stale(second, "s1#2"))))
                .isEmpty();
        assertThat(IndexOrder.faultOfStale(List.of(stale(first, "s1#1"), stale(second, "s1#1"))))
                .isPresent();
    }

    private static StaleRead stale(Operation read, String life) {
        return new StaleRead(read, life, Duration.ZERO);
    }

    private static Operation read(String value, long index, long invoked, long completed) {
        return new Operation(1, "k", new Action.Read(Content.of(value), index), invoked, completed);
    }
}
