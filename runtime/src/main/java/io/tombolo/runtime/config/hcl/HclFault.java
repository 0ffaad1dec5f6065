package io.tombolo.runtime.config.hcl;

import io.tombolo.runtime.config.tree.Position;
import java.io.Serial;

/// Unwinds the parser's recursion; never leaves this package.
final class HclFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Position at;
    private final String text;

    HclFault(Position at, String text) {
        super(text, null, false, false);
        this.at = at;
        this.text = text;
    }

    Position at() {
        return at;
    }

    String text() {
        return text;
    }
}
