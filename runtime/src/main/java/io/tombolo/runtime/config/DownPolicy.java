package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Spelled;
import java.util.List;

/// What holds while the authority for ACLs cannot be asked.
public enum DownPolicy implements Spelled {
    ALLOW("allow"),
    DENY("deny"),
    EXTEND_CACHE("extend-cache"),
    ASYNC_CACHE("async-cache");

    private final String spelling;

    DownPolicy(String spelling) {
        this.spelling = spelling;
    }

    @Override
    public List<String> spellings() {
        return List.of(spelling.split(" ", -1));
    }
}
