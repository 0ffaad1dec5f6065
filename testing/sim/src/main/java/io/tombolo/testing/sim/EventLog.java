package io.tombolo.testing.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Everything that happened, a line each: event number, seconds since the start, node, verb, what.
///
///         12     0.050731002 b        heard      10.0.0.1:7->10.0.0.2:7 9B Ping[sequence=1]
///
/// Lines of one event share its number. Text is made only for a log that is on ([#to]); a log that is off still
/// keeps its last events, as the objects that they are, for the message of a failure. So what is recorded must be
/// immutable.
public final class EventLog {

    private static final int KEPT = 64;
    private static final Appendable NOWHERE = new StringBuilder(0);

    private final Appendable sink;
    private final List<Line> last = Stream.generate(Line::new).limit(KEPT).toList();
    private long lines;
    private long event;

    private EventLog(Appendable sink) {
        this.sink = sink;
    }

    /// Formats nothing; keeps the last 64 lines for the message of a failure.
    public static EventLog off() {
        return new EventLog(NOWHERE);
    }

    /// Appends every line, ended by `\n`, to `sink`: a `PrintStream` (buffered, please), a `StringBuilder`, a
    /// writer.
    public static EventLog to(Appendable sink) {
        return new EventLog(sink);
    }

    /// Whether lines are written: ask before making an expensive text.
    public boolean isOn() {
        return sink != NOWHERE;
    }

    /// Writes a line that belongs to no node, such as a heading; not an event.
    public void heading(String text) {
        if (isOn()) {
            append(text);
        }
    }

    /// The last lines, oldest first.
    public List<String> lastLines() {
        List<String> texts = new ArrayList<>();
        for (long i = Math.max(0, lines - KEPT); i < lines; i++) {
            texts.add(last.get((int) (i % KEPT)).text());
        }
        return texts;
    }

    void begin(long number) {
        event = number;
    }

    void record(long atNanos, String who, String verb, Object what) {
        Line line = last.get((int) (lines++ % KEPT));
        line.set(event, atNanos, who, verb, what);
        if (isOn()) {
            append(line.text());
        }
    }

    private void append(String text) {
        try {
            sink.append(text).append('\n');
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write the event log", full);
        }
    }

    /// One of the last lines. Written over and over: a log that is off must cost next to nothing.
    private static final class Line {
        private long event;
        private long atNanos;
        private String who = "";
        private String verb = "";
        private Object what = "";

        private void set(long newEvent, long newAtNanos, String newWho, String newVerb, Object newWhat) {
            event = newEvent;
            atNanos = newAtNanos;
            who = newWho;
            verb = newVerb;
            what = newWhat;
        }

        private String text() {
            StringBuilder text = new StringBuilder(96);
            padLeft(text, Long.toString(event), 8);
            padLeft(text, Long.toString(atNanos / 1_000_000_000), 6);
            String fraction = Long.toString(1_000_000_000 + atNanos % 1_000_000_000);
            text.append('.').append(fraction, 1, fraction.length()).append(' ');
            padRight(text, who, 8);
            padRight(text, verb, 10);
            return text.append(StableText.of(what)).toString();
        }

        private static void padLeft(StringBuilder text, String word, int width) {
            text.repeat(' ', Math.max(0, width - word.length())).append(word);
        }

        private static void padRight(StringBuilder text, String word, int width) {
            text.append(word).repeat(' ', Math.max(0, width - word.length())).append(' ');
        }
    }
}
