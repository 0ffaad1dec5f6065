package io.tombolo.testing.kit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells whether the indexes of answers are what callers take them for.
///
/// Of two reads of a register, one after the other and by whomever, the later one has no smaller index. A value
/// has one index: a write that took effect twice would have two.
public final class IndexOrder {

    private IndexOrder() {}

    /// The first fault in the reads of a history, in a sentence.
    public static Optional<String> fault(List<Operation> history) {
        var byRegister = new HashMap<String, List<Operation>>();
        for (Operation operation : history) {
            if (operation.action() instanceof Action.Read) {
                byRegister
                        .computeIfAbsent(operation.register(), register -> new ArrayList<>())
                        .add(operation);
            }
        }
        return byRegister.values().stream()
                .map(IndexOrder::faultOfOne)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The first fault in stale reads, in a sentence: what is promised holds among the answers of one life of one
    /// server.
    public static Optional<String> faultOfStale(List<StaleRead> reads) {
        return reads.stream()
                .collect(Collectors.groupingBy(
                        StaleRead::life, Collectors.mapping(StaleRead::read, Collectors.toList())))
                .values()
                .stream()
                .map(IndexOrder::fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> faultOfOne(List<Operation> reads) {
        return wentBack(reads).or(() -> hasTwo(reads));
    }

    /// Goes through the reads by their beginnings, and knows the greatest index of those that had ended by then.
    private static Optional<String> wentBack(List<Operation> reads) {
        List<Operation> byEnd = sorted(reads, Comparator.comparingLong(Operation::completed));
        int ended = 0;
        Optional<Operation> greatest = Optional.empty();
        for (Operation read : sorted(reads, Comparator.comparingLong(Operation::invoked))) {
            while (byEnd.get(ended).isBefore(read)) {
                Operation before = byEnd.get(ended++);
                if (greatest.filter(most -> index(most) >= index(before)).isEmpty()) {
                    greatest = Optional.of(before);
                }
            }
            if (index(read) == 0) {
                return Optional.of("an index is 0: %s".formatted(read));
            }
            Optional<Operation> most = greatest.filter(one -> index(one) > index(read));
            if (most.isPresent()) {
                return Optional.of("an index went back, from %s to %s".formatted(most.get(), read));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> hasTwo(List<Operation> reads) {
        var first = new HashMap<Content, Operation>();
        for (Operation read : reads) {
            if (read.action() instanceof Action.Read(Content.Value value, long index)) {
                Operation other = first.putIfAbsent(value, read);
                if (other != null && index(other) != index) {
                    return Optional.of(
                            "a value has two indexes, so it was written twice: %s and %s".formatted(other, read));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Operation> sorted(List<Operation> reads, Comparator<Operation> order) {
        return reads.stream().sorted(order).toList();
    }

    private static long index(Operation read) {
        return read.action() instanceof Action.Read(Content seen, long index) ? index : 0;
    }
}
