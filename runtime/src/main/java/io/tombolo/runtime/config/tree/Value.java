package io.tombolo.runtime.config.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// One value of a configuration source, and where it stands.
///
/// HCL blocks are [Entries]; a block that is repeated is a [Sequence] of them, as in HCL 1.
public sealed interface Value {

    Position at();

    /// The name that Consul's messages use for such a value.
    String typeName();

    /// The value as a message shows it.
    String shown();

    /// The value as plain Java: String, Long, Double, Boolean, List, Map.
    Object plain();

    /// A quoted text or heredoc.
    record Text(Position at, String text) implements Value {
        @Override
        public String typeName() {
            return "string";
        }

        @Override
        public String shown() {
            return text;
        }

        @Override
        public Object plain() {
            return text;
        }
    }

    /// A whole number.
    record Whole(Position at, long number) implements Value {
        @Override
        public String typeName() {
            return "int";
        }

        @Override
        public String shown() {
            return Long.toString(number);
        }

        @Override
        public Object plain() {
            return number;
        }
    }

    /// A number with a fraction or an exponent.
    record Real(Position at, double number) implements Value {
        @Override
        public String typeName() {
            return "float64";
        }

        @Override
        public String shown() {
            return Double.toString(number);
        }

        @Override
        public Object plain() {
            return number;
        }
    }

    /// `true` or `false`.
    record Truth(Position at, boolean holds) implements Value {
        @Override
        public String typeName() {
            return "bool";
        }

        @Override
        public String shown() {
            return Boolean.toString(holds);
        }

        @Override
        public Object plain() {
            return holds;
        }
    }

    /// JSON's `null`: as if the key were not there.
    record Absent(Position at) implements Value {
        @Override
        public String typeName() {
            return "null";
        }

        @Override
        public String shown() {
            return "null";
        }

        @Override
        public Object plain() {
            return "";
        }
    }

    /// A list, or a block that is repeated.
    record Sequence(Position at, List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String typeName() {
            return "slice";
        }

        @Override
        public String shown() {
            return "list of " + items.size();
        }

        @Override
        public List<Object> plain() {
            return items.stream().map(Value::plain).toList();
        }
    }

    /// An object, map or block; the names in their order and in the case in which they were written.
    record Entries(Position at, SequencedMap<String, Field> fields) implements Value {
        public Entries {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String typeName() {
            return "map";
        }

        @Override
        public String shown() {
            return "map of " + fields.size();
        }

        @Override
        public Map<String, Object> plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            fields.forEach((name, field) -> {
                if (!(field.value() instanceof Absent)) {
                    plain.put(name, field.value().plain());
                }
            });
            return Collections.unmodifiableMap(plain);
        }
    }

    /// A name and its value.
    ///
    /// @param at where the name stands
    record Field(String name, Position at, Value value) {}
}
