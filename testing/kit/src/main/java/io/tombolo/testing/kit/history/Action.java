package io.tombolo.testing.kit.history;

import java.util.Optional;

/// What a client does to a register, with what came of it. Says what a register that is one by one would do.
public sealed interface Action {

    /// Whether this may happen to a register with such content.
    boolean isPossible(Content before);

    /// What the register holds afterwards.
    Content after(Content before);

    /// Whether what comes of it depends on what is there.
    boolean looks();

    /// What it may have put there.
    Optional<Content> written();

    /// A read.
    ///
    /// @param seen  what was there
    /// @param index of the answer
    record Read(Content seen, long index) implements Action {
        @Override
        public boolean isPossible(Content before) {
            return before.equals(seen);
        }

        @Override
        public Content after(Content before) {
            return before;
        }

        @Override
        public boolean looks() {
            return true;
        }

        @Override
        public Optional<Content> written() {
            return Optional.empty();
        }
    }

    /// A write whatever is there; of nothing, it is a deletion.
    record Write(Content value) implements Action {
        @Override
        public boolean isPossible(Content before) {
            return true;
        }

        @Override
        public Content after(Content before) {
            return value;
        }

        @Override
        public boolean looks() {
            return false;
        }

        @Override
        public Optional<Content> written() {
            return Optional.of(value);
        }
    }

    /// A write on condition of what is there.
    record Swap(Content expected, Content value, Swapped swapped) implements Action {
        @Override
        public boolean isPossible(Content before) {
            return switch (swapped) {
                case YES -> before.equals(expected);
                case NO -> !before.equals(expected);
                case UNKNOWN -> true;
            };
        }

        @Override
        public Content after(Content before) {
            return before.equals(expected) ? value : before;
        }

        @Override
        public boolean looks() {
            return true;
        }

        @Override
        public Optional<Content> written() {
            return swapped == Swapped.NO ? Optional.empty() : Optional.of(value);
        }
    }

    /// What a client knows of its swap.
    enum Swapped {
        /// The condition held.
        YES,
        /// It did not.
        NO,
        /// No answer came.
        UNKNOWN
    }
}
