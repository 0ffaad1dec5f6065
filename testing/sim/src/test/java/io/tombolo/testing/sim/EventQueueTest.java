package io.tombolo.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    @Test
    void givesTheEarliestFirstAndEqualTimesInTheOrderOfScheduling() {
        var queue = new EventQueue();
        var late = queue.add(20, EventQueueTest::nothing);
        var first = queue.add(10, EventQueueTest::nothing);
        var second = queue.add(10, EventQueueTest::nothing);

        var order = List.of(queue.poll(), queue.poll(), queue.poll());

        assertThat(order).containsExactly(first, second, late);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void ignoresRemovingWhatHasHappened() {
        var queue = new EventQueue();
        var happened = queue.add(1, EventQueueTest::nothing);
        var waiting = queue.add(2, EventQueueTest::nothing);
        queue.poll();

        queue.remove(happened);
        queue.remove(EventQueue.NEVER);

        assertThat(queue.poll()).isSameAs(waiting);
    }

    private static void nothing() {}

    /// The dumb model is a list that is sorted by time, stably, at each look.
    @Test
    void agreesWithASortedListOverRandomUse() {
        RandomGenerator random = new SplitMix(42);
        var queue = new EventQueue();
        List<EventQueue.Entry> model = new ArrayList<>();

        for (int i = 0; i < 20_000; i++) {
            int choice = random.nextInt(4);
            if (choice < 2) {
                model.add(queue.add(random.nextInt(500), EventQueueTest::nothing));
            } else if (choice == 2 && !model.isEmpty()) {
                queue.remove(model.remove(random.nextInt(model.size())));
            } else if (!model.isEmpty()) {
                model.sort(Comparator.comparingLong(EventQueue.Entry::atNanos));
                assertThat(queue.poll()).isSameAs(model.removeFirst());
            }
            assertThat(queue.size()).isEqualTo(model.size());
        }
    }
}
