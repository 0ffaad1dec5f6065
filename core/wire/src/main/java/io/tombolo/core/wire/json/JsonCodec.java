package io.tombolo.core.wire.json;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes and reads the values of one type as JSON. Without state: one codec serves all threads.
///
/// @param <T> the type
public final class JsonCodec<T> {

    private final JsonForm form;

    private JsonCodec(JsonForm form) {
        this.form = form;
    }

    /// The codec of a record or of a scalar.
    ///
    /// @throws IllegalStateException if the type has no form in JSON: a bug in its declaration
    public static <T> JsonCodec<T> of(Class<T> type) {
        return new JsonCodec<>(JsonForms.of(type));
    }

    /// The codec of lists; one of none is `[]`.
    public static <T> JsonCodec<List<T>> listOf(Class<T> element) {
        return new JsonCodec<>(new CompoundForms.ListForm(JsonForms.of(element), false));
    }

    /// The codec of lists; one of none is `null`.
    public static <T> JsonCodec<List<T>> listOrNull(Class<T> element) {
        return new JsonCodec<>(new CompoundForms.ListForm(JsonForms.of(element), true));
    }

    /// The codec of maps; one of none is `{}`.
    public static <T> JsonCodec<Map<String, T>> mapOf(JsonCodec<T> element) {
        return new JsonCodec<>(new CompoundForms.MapForm(element.form, false));
    }

    /// The codec of what may be `null`.
    public static <T> JsonCodec<Optional<T>> optional(Class<T> element) {
        return new JsonCodec<>(new CompoundForms.OptionalForm(JsonForms.of(element)));
    }

    /// What came of reading.
    ///
    /// @param <T> what was to be read
    public sealed interface Reading<T> {

        /// It was that.
        record Read<T>(T value) implements Reading<T> {}

        /// It was not.
        ///
        /// @param fault in the words that callers know, with the path of the field
        record Refused<T>(String fault) implements Reading<T> {}
    }

    /// The JSON of a value.
    public Bytes encode(T value) {
        var writer = new JsonWriter();
        form.write(writer, value);
        return writer.toBytes();
    }

    /// Writes a value.
    public void write(JsonWriter writer, T value) {
        form.write(writer, value);
    }

    /// Reads the first value of some bytes; never throws.
    ///
    /// @param codec makes the value from the form that it has on the RPC wire
    /// @param name  what errors call the outermost record
    public Reading<T> decode(Bytes json, WireCodec<T> codec, String name, JsonRules rules) {
        return switch (JsonParser.parse(json)) {
            case Json.Parsed.Malformed(String fault) -> new Reading.Refused<>(fault);
            case Json.Parsed.Read(Json value) -> decode(value, codec, name, rules);
        };
    }

    /// Makes a value of JSON that was read already; never throws. `null` is the zero value.
    public Reading<T> decode(Json json, WireCodec<T> codec, String name, JsonRules rules) {
        if (json instanceof Json.Null) {
            return new Reading.Read<>(codec.zero());
        }
        var wire = new MsgpackWriter();
        try {
            form.read(json, rules, JsonMismatch.Place.outermost(name), wire);
        } catch (JsonMismatch mismatch) {
            return new Reading.Refused<>(mismatch.text());
        }
        return switch (codec.decode(Bytes.wrap(wire.toByteArray()))) {
            case Decoded.Read<T>(T value, int length) -> new Reading.Read<>(value);
            case Decoded.Malformed<T>(var fault, int offset) ->
                new Reading.Refused<>("the value of a field is not allowed: " + fault);
        };
    }

    /// A text in the quotes of an error.
    static String quote(String text) {
        var writer = new JsonWriter();
        writer.write(text);
        return new String(writer.toBytes().toArray(), StandardCharsets.UTF_8);
    }
}
