package io.tombolo.runtime.port;

import io.tombolo.runtime.net.Addresses;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts how connections end, and says so in the log: one line for each kind in ten seconds, with a peer, the
/// cause, and how many more there were. Strangers decide how often connections end, so no more than that.
public final class PortReport {

    private static final Logger log = LoggerFactory.getLogger(PortReport.class);

    /// Words are those of enums: a few dozen.
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    private volatile Consumer<String> onNewWord = _ -> {};
    private final LongAdder accepted = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final LogPace pace;

    /// @param clock one that never goes back; it only spaces the lines of the log
    public PortReport(InstantSource clock) {
        pace = new LogPace(clock);
    }

    void connected() {
        accepted.increment();
    }

    void called() {
        calls.increment();
    }

    void ended(InetSocketAddress peer, Disconnect disconnect) {
        count(disconnect.word()).increment();
        if (!disconnect.isOrdinary()) {
            say(peer, disconnect);
        }
    }

    private LongAdder count(String word) {
        LongAdder known = counts.get(word);
        if (known != null) {
            return known;
        }
        var first = new LongAdder();
        LongAdder other = counts.putIfAbsent(word, first);
        if (other != null) {
            return other;
        }
        onNewWord.accept(word);
        return first;
    }

    private void say(InetSocketAddress peer, Disconnect disconnect) {
        pace.admit(disconnect.word())
                .ifPresent(unsaid -> log.atWarn()
                        .addKeyValue("peer", Addresses.text(peer))
                        .addKeyValue("reason", disconnect.word())
                        .addKeyValue("more", unsaid)
                        .log("server port: {}", disconnect.explanation()));
    }

    /// Tells each reason when it comes up for the first time, so that it gets a meter; those of before at once.
    public void onNewWord(Consumer<String> listener) {
        onNewWord = listener;
        counts.keySet().forEach(listener);
    }

    /// How many connections and streams ended for each reason so far, by its word.
    public Map<String, Long> ends() {
        var ends = new TreeMap<String, Long>();
        counts.forEach((word, count) -> ends.put(word, count.sum()));
        return ends;
    }

    /// How many ended for one reason.
    public long ends(String word) {
        LongAdder count = counts.get(word);
        return count == null ? 0 : count.sum();
    }

    /// Connections accepted so far, those included that were closed at once.
    public long accepted() {
        return accepted.sum();
    }

    /// Calls taken so far.
    public long calls() {
        return calls.sum();
    }
}
