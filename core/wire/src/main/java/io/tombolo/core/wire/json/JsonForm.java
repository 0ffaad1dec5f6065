package io.tombolo.core.wire.json;

import io.tombolo.core.wire.json.JsonMismatch.Place;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// How the values of one type stand in JSON.
interface JsonForm {

    /// Writes a value.
    void write(JsonWriter writer, Object value);

    /// Reads a value that is not `null`, into the form that it has on the RPC wire: what makes records of that is one
    /// place for both.
    void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch;

    /// What errors call the type.
    String type();
}
