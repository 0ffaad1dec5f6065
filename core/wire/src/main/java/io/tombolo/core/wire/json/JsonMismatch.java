package io.tombolo.core.wire.json;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Thrown where a value does not fit its field; never leaves this package.
final class JsonMismatch extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    JsonMismatch(String text) {
        super(text, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }

    /// Where in the value that is read a mismatch would be.
    ///
    /// @param record the innermost record, by the name that errors show
    /// @param path   the fields that lead there, with dots between them; none at the outermost
    record Place(String record, @Nullable String path) {

        static Place outermost(String record) {
            return new Place(record, null);
        }

        Place field(String name) {
            return new Place(record, path == null ? name : path + "." + name);
        }

        Place in(String innerRecord) {
            return new Place(innerRecord, path);
        }

        /// @param found what stands there: `string`, or `number 8080.0`
        /// @param type  what should
        JsonMismatch expected(String found, String type) {
            return new JsonMismatch(
                    path == null
                            ? "json: cannot unmarshal %s into Go value of type %s".formatted(found, type)
                            : "json: cannot unmarshal %s into Go struct field %s.%s of type %s"
                                    .formatted(found, record, path, type));
        }
    }
}
