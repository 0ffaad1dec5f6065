package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.nio.charset.StandardCharsets;

/// One field in the loops that write and read a record.
final class Step {

    private final byte[] key;
    private final byte[] encodedKey;
    private final FieldPlan plan;
    private final boolean omitsEmpty;

    /// @param name       the key on the wire
    /// @param plan       how the value is written and read
    /// @param omitsEmpty whether the field is left out while it is zero
    Step(String name, FieldPlan plan, boolean omitsEmpty) {
        var writer = new MsgpackWriter();
        writer.writeString(name);
        key = name.getBytes(StandardCharsets.UTF_8);
        encodedKey = writer.toByteArray();
        this.plan = plan;
        this.omitsEmpty = omitsEmpty;
    }

    /// The key's bytes, by which fields are sorted.
    byte[] key() {
        return key;
    }

    /// The key as it stands on the wire.
    byte[] encodedKey() {
        return encodedKey;
    }

    FieldPlan plan() {
        return plan;
    }

    boolean omitsEmpty() {
        return omitsEmpty;
    }

    boolean isWrittenFor(Object owner) {
        return !omitsEmpty || !plan.isZero(owner);
    }
}
