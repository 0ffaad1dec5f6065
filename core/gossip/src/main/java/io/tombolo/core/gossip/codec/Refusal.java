package io.tombolo.core.gossip.codec;

/// A [Malformed] on its way out of nested decoding; caught where a public method returns.
///
/// Checked, so that no decoder lets it escape, and without a stack trace, because strangers decide how often it is
/// thrown.
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Malformed malformed;

    Refusal(Flaw flaw, String detail) {
        super(detail, null, false, false);
        malformed = new Malformed(flaw, detail);
    }

    Malformed malformed() {
        return malformed;
    }
}
