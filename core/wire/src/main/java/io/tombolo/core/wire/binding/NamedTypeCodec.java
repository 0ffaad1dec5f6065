package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// A record of one component, written as that component.
record NamedTypeCodec(WireCodec<Object> base, Getter.Reference unwrap, Construction construction)
        implements WireCodec<Object> {

    static WireCodec<?> of(Class<?> type) {
        var mirror = Mirror.of(type);
        var components = mirror.components();
        if (components.length != 1) {
            throw new IllegalStateException("%s is marked @NamedType and must have one component. found: %d"
                    .formatted(type, components.length));
        }
        WireCodec<Object> base = Codecs.of(components[0].getAnnotatedType(), WireField.EmptyForm.EMPTY);
        var argument = Construction.readObject(components[0].getType(), 0);
        return new NamedTypeCodec(
                base,
                mirror.reference(components[0]),
                Construction.of(Construction.handle(mirror.constructor(), argument)));
    }

    @Override
    public void write(MsgpackWriter writer, Object value) {
        base.write(writer, unwrap.get(value));
    }

    @Override
    public Object read(MsgpackReader reader) throws MalformedMsgpack {
        Object value = base.read(reader);
        try {
            return wrap(value);
        } catch (IllegalArgumentException refused) {
            throw reader.refuse();
        }
    }

    @Override
    public Object zero() {
        return wrap(base.zero());
    }

    private Object wrap(Object value) {
        return construction.build(new Slots(0, new Object[] {value}));
    }
}
