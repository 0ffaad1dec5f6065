package io.tombolo.core.wire.yamux;

import java.util.TreeMap;

/// The stream ids that a peer has used: all up to the highest, but for some gaps.
///
/// Real dialers hand out ids in order, but two of them opening at once may swap their frames, so an id below the
/// highest
/// is not always a used one.
final class SeenIds {

    /// What a new id turns out to be.
    enum Verdict {
        FRESH,
        USED,
        TOO_MANY_GAPS
    }

    private static final int STEP = 2;

    /// First to last id of each gap.
    private final TreeMap<Long, Long> gaps = new TreeMap<>();

    private long next;

    /// @param first the first id of the peer: 1 if it dialled, 2 if it accepted
    SeenIds(long first) {
        next = first;
    }

    Verdict see(long id) {
        if (id >= next) {
            if (id > next) {
                gaps.put(next, id - STEP);
            }
            next = id + STEP;
            return gaps.size() > YamuxLimits.ID_GAPS ? Verdict.TOO_MANY_GAPS : Verdict.FRESH;
        }
        var gap = gaps.floorEntry(id);
        if (gap == null || id > gap.getValue()) {
            return Verdict.USED;
        }
        gaps.remove(gap.getKey());
        if (gap.getKey() < id) {
            gaps.put(gap.getKey(), id - STEP);
        }
        if (id < gap.getValue()) {
            gaps.put(id + STEP, gap.getValue());
        }
        return Verdict.FRESH;
    }
}
