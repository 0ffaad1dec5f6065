package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Spelled;
import java.util.List;

/// What holds where no ACL rule says anything.
public enum DefaultPolicy implements Spelled {
    ALLOW("allow"),
    DENY("deny");

    private final String spelling;

    DefaultPolicy(String spelling) {
        this.spelling = spelling;
    }

    @Override
    public List<String> spellings() {
        return List.of(spelling.split(" ", -1));
    }
}
