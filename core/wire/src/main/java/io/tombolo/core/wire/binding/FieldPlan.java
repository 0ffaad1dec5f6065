package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// How one field is taken from a record and put on the wire, and from the wire into a slot.
///
/// The getters take the outermost record: those of embedded fields go through the embedded record.
sealed interface FieldPlan {

    /// Writes the field's value.
    void write(MsgpackWriter writer, Object owner);

    /// Reads the field's value into its slot.
    void read(MsgpackReader reader, Slots slots) throws MalformedMsgpack;

    /// Takes the field's value from the record, boxed if need be.
    Object value(Object owner);

    /// Whether the field holds its zero value.
    boolean isZero(Object owner);

    /// The same plan for a record that reaches the owner by `path`.
    FieldPlan through(Getter.Reference path);

    /// `int` and `long`.
    record Whole(int slot, Getter.Whole getter, long least, long most) implements FieldPlan {
        @Override
        public void write(MsgpackWriter writer, Object owner) {
            writer.writeLong(getter.get(owner));
        }

        @Override
        public void read(MsgpackReader reader, Slots slots) throws MalformedMsgpack {
            slots.numbers[slot] = reader.readLong(least, most);
        }

        @Override
        public Object value(Object owner) {
            return getter.get(owner);
        }

        @Override
        public boolean isZero(Object owner) {
            return getter.get(owner) == 0;
        }

        @Override
        public FieldPlan through(Getter.Reference path) {
            return new Whole(slot, outer -> getter.get(path.get(outer)), least, most);
        }
    }

    /// `@Unsigned long`.
    record UnsignedWhole(int slot, Getter.Whole getter) implements FieldPlan {
        @Override
        public void write(MsgpackWriter writer, Object owner) {
            writer.writeUnsigned(getter.get(owner));
        }

        @Override
        public void read(MsgpackReader reader, Slots slots) throws MalformedMsgpack {
            slots.numbers[slot] = reader.readUnsigned();
        }

        @Override
        public Object value(Object owner) {
            return getter.get(owner);
        }

        @Override
        public boolean isZero(Object owner) {
            return getter.get(owner) == 0;
        }

        @Override
        public FieldPlan through(Getter.Reference path) {
            return new UnsignedWhole(slot, outer -> getter.get(path.get(outer)));
        }
    }

    /// `boolean`.
    record Truth(int slot, Getter.Truth getter) implements FieldPlan {
        @Override
        public void write(MsgpackWriter writer, Object owner) {
            writer.writeBoolean(getter.get(owner));
        }

        @Override
        public void read(MsgpackReader reader, Slots slots) throws MalformedMsgpack {
            slots.numbers[slot] = reader.readBoolean() ? 1 : 0;
        }

        @Override
        public Object value(Object owner) {
            return getter.get(owner);
        }

        @Override
        public boolean isZero(Object owner) {
            return !getter.get(owner);
        }

        @Override
        public FieldPlan through(Getter.Reference path) {
            return new Truth(slot, outer -> getter.get(path.get(outer)));
        }
    }

    /// `float` and `double`.
    record Fraction(int slot, Getter.Fraction getter, boolean single) implements FieldPlan {
        @Override
        public void write(MsgpackWriter writer, Object owner) {
            double value = getter.get(owner);
            if (single) {
                writer.writeFloat((float) value);
            } else {
                writer.writeDouble(value);
            }
        }

        @Override
        public void read(MsgpackReader reader, Slots slots) throws MalformedMsgpack {
            slots.numbers[slot] = Double.doubleToRawLongBits(reader.readDouble());
        }

        @Override
        public Object value(Object owner) {
            return getter.get(owner);
        }

        @Override
        public boolean isZero(Object owner) {
            return getter.get(owner) == 0;
        }

        @Override
        public FieldPlan through(Getter.Reference path) {
            return new Fraction(slot, outer -> getter.get(path.get(outer)), single);
        }
    }

    /// Everything that has a codec.
    record Reference(int slot, Getter.Reference getter, WireCodec<Object> codec) implements FieldPlan {
        @Override
        public void write(MsgpackWriter writer, Object owner) {
            codec.write(writer, getter.get(owner));
        }

        @Override
        public void read(MsgpackReader reader, Slots slots) throws MalformedMsgpack {
            slots.objects[slot] = codec.read(reader);
        }

        @Override
        public Object value(Object owner) {
            return getter.get(owner);
        }

        @Override
        public boolean isZero(Object owner) {
            return getter.get(owner).equals(codec.zero());
        }

        @Override
        public FieldPlan through(Getter.Reference path) {
            return new Reference(slot, outer -> getter.get(path.get(outer)), codec);
        }
    }
}
