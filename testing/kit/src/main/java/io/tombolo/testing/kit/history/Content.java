package io.tombolo.testing.kit.history;

/// What a register holds.
public sealed interface Content {

    /// What a register holds before anybody writes, and after it was deleted.
    Content NOTHING = new Nothing();

    /// A value, which no other write of the history writes.
    static Content of(String text) {
        return new Value(text);
    }

    /// No value.
    record Nothing() implements Content {
        @Override
        public String toString() {
            return "nothing";
        }
    }

    /// A value.
    record Value(String text) implements Content {
        @Override
        public String toString() {
            return text;
        }
    }
}
