package io.tombolo.core.wire.json;

import java.util.List;

/// A JSON value as it was read.
public sealed interface Json {

    /// `null`.
    record Null() implements Json {}

    /// `true` or `false`.
    record Truth(boolean value) implements Json {}

    /// A number, as it was written.
    record Numeral(String text) implements Json {}

    /// A text.
    record Text(String value) implements Json {}

    /// A list.
    record Array(List<Json> values) implements Json {
        /// Takes a copy of the list.
        public Array {
            values = List.copyOf(values);
        }
    }

    /// An object; a name may stand in it twice, and the later one counts.
    record Table(List<Member> members) implements Json {
        /// Takes a copy of the list.
        public Table {
            members = List.copyOf(members);
        }
    }

    /// One pair of an object.
    record Member(String name, Json value) {}

    /// What came of reading bytes.
    sealed interface Parsed {

        /// They begin with a value; what follows it is not looked at.
        record Read(Json value) implements Parsed {}

        /// They do not.
        ///
        /// @param fault in the words that callers know
        record Malformed(String fault) implements Parsed {}
    }

    /// What peers call this kind of value.
    default String kind() {
        return switch (this) {
            case Null _ -> "null";
            case Truth _ -> "bool";
            case Numeral _ -> "number";
            case Text _ -> "string";
            case Array _ -> "array";
            case Table _ -> "object";
        };
    }
}
