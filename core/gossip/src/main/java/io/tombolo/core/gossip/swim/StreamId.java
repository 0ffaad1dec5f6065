package io.tombolo.core.gossip.swim;

/// Tells streams apart: those that the machine opens by its own count, those that come in by the shell's.
///
/// @param number unique among the open streams of its direction
public record StreamId(long number) {

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
