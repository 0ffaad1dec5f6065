package io.tombolo.core.gossip.swim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BroadcastQueueTest {

    private static final int LIMIT = 2;

    @Test
    void behavesAsTheReferenceDoes() {
        var queue = new BroadcastQueue<String>();

        assertThat(Tables.rows("broadcast-queue-sequence")).isNotEmpty().allSatisfy(row -> {
            switch (row.get("op").asString()) {
                case "queue" -> assertThat(offer(queue, row)).isEqualTo(texts(row.get("finished")));
                case "get" -> {
                    var filled = queue.fill(
                            row.get("overhead").asInt(), row.get("limit").asInt(), LIMIT);
                    assertThat(filled.messages()).isEqualTo(texts(row.get("result")));
                    assertThat(filled.finished()).isEqualTo(texts(row.get("finished")));
                }
                case "prune" -> assertThat(queue.prune(row.get("max").asInt())).isEqualTo(texts(row.get("finished")));
                default -> throw new IllegalStateException(row.toString());
            }
            assertThat(queue.size()).isEqualTo(row.get("queued").asInt());
        });
    }

    @Test
    void choosesAndCountsAsAPlainListWould() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var queue = new BroadcastQueue<Integer>();
            var model = new PlainQueue();
            for (int i = 0; i < 200; i++) {
                if (random.nextInt(3) > 0) {
                    int length = random.nextInt(1, 60);
                    if (random.nextBoolean()) {
                        String subject = "n" + random.nextInt(10);
                        queue.offer(subject, i, length);
                        model.offer(Optional.of(subject), i, length);
                    } else {
                        queue.offer(i, length);
                        model.offer(Optional.empty(), i, length);
                    }
                } else if (random.nextInt(10) == 0) {
                    int max = random.nextInt(20);
                    assertThat(queue.prune(max)).as("seed %d", seed).isEqualTo(model.prune(max));
                } else {
                    int budget = random.nextInt(150);
                    assertThat(queue.fill(2, budget, 4).messages())
                            .as("seed %d", seed)
                            .isEqualTo(model.fill(2, budget, 4));
                }
                assertThat(queue.size()).as("seed %d", seed).isEqualTo(model.pieces.size());
            }
        }
    }

    private static List<String> offer(BroadcastQueue<String> queue, JsonNode row) {
        String id = row.get("id").asString();
        String key = row.get("key").asString();
        int length = row.get("length").asInt();
        if (key.isEmpty()) {
            queue.offer(id, length);
            return List.of();
        }
        return queue.offer(key, id, length).stream().toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /// The same by going through a list again and again.
    private static final class PlainQueue {

        private final List<Piece> pieces = new ArrayList<>();

        void offer(Optional<String> subject, int id, int length) {
            pieces.removeIf(piece -> subject.isPresent() && piece.subject.equals(subject));
            pieces.add(new Piece(subject, id, length, 0));
        }

        List<Integer> fill(int overhead, int budget, int limit) {
            List<Piece> taken = new ArrayList<>();
            int free = budget - overhead;
            while (free > 0) {
                int room = free;
                Optional<Piece> best = pieces.stream()
                        .filter(piece -> !taken.contains(piece) && piece.length <= room)
                        .min(order());
                if (best.isEmpty()) {
                    break;
                }
                taken.add(best.get());
                free -= best.get().length + overhead;
            }
            pieces.removeAll(taken);
            for (Piece piece : taken) {
                if (piece.sent + 1 < limit) {
                    pieces.add(new Piece(piece.subject, piece.id, piece.length, piece.sent + 1));
                }
            }
            return taken.stream().map(Piece::id).toList();
        }

        List<Integer> prune(int max) {
            List<Integer> dropped = new ArrayList<>();
            while (pieces.size() > max) {
                Piece worst = pieces.stream().max(order()).orElseThrow();
                pieces.remove(worst);
                dropped.add(worst.id);
            }
            return dropped;
        }

        private static Comparator<Piece> order() {
            return Comparator.comparingInt(Piece::sent)
                    .thenComparing(Comparator.comparingInt(Piece::length).reversed())
                    .thenComparing(Comparator.comparingInt(Piece::id).reversed());
        }

        private record Piece(Optional<String> subject, int id, int length, int sent) {}
    }
}
