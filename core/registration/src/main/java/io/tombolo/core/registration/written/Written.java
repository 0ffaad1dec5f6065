package io.tombolo.core.registration.written;

import java.util.List;

/// A value as somebody wrote it, in JSON or in a configuration file; numbers keep their digits.
///
/// Neutral between the two, so that one reader serves both. Whoever makes it has bounded its size and depth.
public sealed interface Written {

    /// What messages call such a value.
    String kind();

    /// A text.
    record Text(String text) implements Written {
        @Override
        public String kind() {
            return "string";
        }
    }

    /// A number.
    ///
    /// @param digits as they were written
    record Number(String digits) implements Written {
        @Override
        public String kind() {
            return "number";
        }
    }

    /// `true` or `false`.
    record Truth(boolean holds) implements Written {
        @Override
        public String kind() {
            return "bool";
        }
    }

    /// `null`: as if nothing stood there.
    record Absent() implements Written {
        @Override
        public String kind() {
            return "null";
        }
    }

    /// A list.
    record Items(List<Written> items) implements Written {
        /// Takes a copy of the list.
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "array";
        }
    }

    /// An object or block, in the order in which it was written; a name may be there more than once.
    record Fields(List<Field> fields) implements Written {
        /// Takes a copy of the list.
        public Fields {
            fields = List.copyOf(fields);
        }

        @Override
        public String kind() {
            return "object";
        }
    }

    /// A name and its value.
    record Field(String name, Written value) {}
}
