package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Spelled;
import java.util.List;

/// What is logged at least.
public enum LogLevel implements Spelled {
    TRACE("TRACE"),
    DEBUG("DEBUG"),
    INFO("INFO"),
    WARN("WARN"),
    ERROR("ERROR ERR");

    private final String spelling;

    LogLevel(String spelling) {
        this.spelling = spelling;
    }

    @Override
    public List<String> spellings() {
        return List.of(spelling.split(" ", -1));
    }
}
