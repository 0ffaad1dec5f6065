package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Spelled;
import java.util.List;

/// The order in which recursors are asked.
public enum RecursorStrategy implements Spelled {
    SEQUENTIAL("sequential"),
    RANDOM("random");

    private final String spelling;

    RecursorStrategy(String spelling) {
        this.spelling = spelling;
    }

    @Override
    public List<String> spellings() {
        return List.of(spelling.split(" ", -1));
    }
}
