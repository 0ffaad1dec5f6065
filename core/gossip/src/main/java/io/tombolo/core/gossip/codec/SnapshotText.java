package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.SnapshotLine;
import io.tombolo.core.gossip.message.SnapshotLine.AliveLine;
import io.tombolo.core.gossip.message.SnapshotLine.ClockLine;
import io.tombolo.core.gossip.message.SnapshotLine.CommentLine;
import io.tombolo.core.gossip.message.SnapshotLine.EventClockLine;
import io.tombolo.core.gossip.message.SnapshotLine.LeaveLine;
import io.tombolo.core.gossip.message.SnapshotLine.NotAliveLine;
import io.tombolo.core.gossip.message.SnapshotLine.QueryClockLine;
import io.tombolo.core.gossip.message.SnapshotLine.UnknownLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The lines of a snapshot file to text and back. Text alone: who reads and writes the file does so elsewhere.
///
/// A name with a line break cannot stand in a line; such a member is not remembered. Source: gossip sheet 19.
public final class SnapshotText {

    private static final String ALIVE = "alive: ";
    private static final String NOT_ALIVE = "not-alive: ";
    private static final String CLOCK = "clock: ";
    private static final String EVENT_CLOCK = "event-clock: ";
    private static final String QUERY_CLOCK = "query-clock: ";
    private static final String COORDINATE = "coordinate: ";
    private static final String LEAVE = "leave";

    private SnapshotText() {}

    /// Reads a whole file. A last line without its line end was cut by a crash and does not count.
    public static List<SnapshotLine> parse(String file) {
        List<SnapshotLine> lines = new ArrayList<>();
        int from = 0;
        for (int end = file.indexOf('\n'); end >= 0; end = file.indexOf('\n', from)) {
            lines.add(parseLine(file.substring(from, end)));
            from = end + 1;
        }
        return lines;
    }

    /// Reads one line without its line end. Never throws.
    public static SnapshotLine parseLine(String line) {
        Optional<SnapshotLine> read = Optional.empty();
        if (line.startsWith(ALIVE)) {
            read = parseAlive(line.substring(ALIVE.length()));
        } else if (line.startsWith(NOT_ALIVE)) {
            read = name(line.substring(NOT_ALIVE.length())).map(NotAliveLine::new);
        } else if (line.startsWith(CLOCK)) {
            read = parseClock(line, CLOCK, ClockLine::new);
        } else if (line.startsWith(EVENT_CLOCK)) {
            read = parseClock(line, EVENT_CLOCK, EventClockLine::new);
        } else if (line.startsWith(QUERY_CLOCK)) {
            read = parseClock(line, QUERY_CLOCK, QueryClockLine::new);
        } else if (line.equals(LEAVE)) {
            read = Optional.of(new LeaveLine());
        } else if (line.startsWith("#") || line.startsWith(COORDINATE)) {
            read = Optional.of(new CommentLine(line));
        }
        return read.orElseGet(() -> new UnknownLine(line));
    }

    /// The name may have blanks: the address is what follows the last one.
    private static Optional<SnapshotLine> parseAlive(String rest) {
        int blank = rest.lastIndexOf(' ');
        if (blank < 0) {
            return Optional.empty();
        }
        return Address.parse(rest.substring(blank + 1))
                .flatMap(address -> name(rest.substring(0, blank)).map(name -> new AliveLine(name, address)));
    }

    private static Optional<MemberName> name(String name) {
        return name.length() <= MemberName.LIMIT ? Optional.of(new MemberName(name)) : Optional.empty();
    }

    private static Optional<SnapshotLine> parseClock(
            String line, String prefix, Function<LamportTime, SnapshotLine> form) {
        try {
            long value = Long.parseUnsignedLong(line, prefix.length(), line.length(), 10);
            return Optional.of(form.apply(new LamportTime(value)));
        } catch (NumberFormatException notDecimal) {
            return Optional.empty();
        }
    }

    /// Writes one line with its line end; nothing for a line that cannot be read back.
    public static String format(SnapshotLine line) {
        return switch (line) {
            case AliveLine alive -> named(ALIVE + alive.name() + " " + alive.address(), alive.name());
            case NotAliveLine gone -> named(NOT_ALIVE + gone.name(), gone.name());
            case ClockLine clock -> CLOCK + clock.time() + "\n";
            case EventClockLine clock -> EVENT_CLOCK + clock.time() + "\n";
            case QueryClockLine clock -> QUERY_CLOCK + clock.time() + "\n";
            case LeaveLine leave -> LEAVE + "\n";
            case CommentLine comment -> comment.text() + "\n";
            case UnknownLine unknown -> unknown.text() + "\n";
        };
    }

    private static String named(String line, MemberName name) {
        return name.name().indexOf('\n') < 0 ? line + "\n" : "";
    }
}
