package io.tombolo.runtime.http;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The `Date` header, made anew once a second. Source: RFC 9110, 6.6.1.
final class CurrentDate {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final InstantSource clock;
    private volatile Second current = new Second(Long.MIN_VALUE, "");

    private record Second(long epoch, String text) {}

    CurrentDate(InstantSource clock) {
        this.clock = clock;
    }

    String text() {
        long now = Math.floorDiv(clock.millis(), 1000L);
        Second known = current;
        if (known.epoch() != now) {
            known = new Second(now, FORMAT.format(clock.instant().atOffset(ZoneOffset.UTC)));
            current = known;
        }
        return known.text();
    }
}
