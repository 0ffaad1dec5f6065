package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Spelled;
import java.util.List;

/// What happens above the rates of a server.
public enum RateMode implements Spelled {
    DISABLED("disabled"),
    PERMISSIVE("permissive"),
    ENFORCING("enforcing");

    private final String spelling;

    RateMode(String spelling) {
        this.spelling = spelling;
    }

    @Override
    public List<String> spellings() {
        return List.of(spelling.split(" ", -1));
    }
}
