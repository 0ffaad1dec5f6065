package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.Bytes;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the codec of a type. One codec per record for the whole process, made when it is first asked for.
final class Codecs {

    private static final ClassValue<WireCodec<?>> BY_CLASS = new ClassValue<>() {
        @Override
        protected WireCodec<?> computeValue(Class<?> type) {
            return make(type);
        }
    };

    private Codecs() {}

    static <T> WireCodec<T> of(Class<T> type) {
        WireCodec<T> codec = narrow(BY_CLASS.get(type));
        RecordCodec.link(codec);
        return codec;
    }

    /// The codec of a component or of a type argument. Records in it are linked by whoever asked.
    static WireCodec<Object> of(AnnotatedType annotated, WireField.EmptyForm empty) {
        Type type = annotated.getType();
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            return ofParameterized(parameterized, empty);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("%s cannot go over the wire: no codec for such a type".formatted(type));
        }
        if (annotated.isAnnotationPresent(Unsigned.class)) {
            if (plain != Long.class && plain != long.class) {
                throw new IllegalStateException("@Unsigned is for long only. found on: %s".formatted(type));
            }
            return narrow(ScalarCodec.UNSIGNED);
        }
        return narrow(plain == Bytes.class ? ScalarCodec.bytes(empty) : BY_CLASS.get(plain));
    }

    private static WireCodec<Object> ofParameterized(AnnotatedParameterizedType annotated, WireField.EmptyForm empty) {
        Type raw = ((ParameterizedType) annotated.getType()).getRawType();
        AnnotatedType[] arguments = annotated.getAnnotatedActualTypeArguments();
        WireCodec<Object> first = of(arguments[0], WireField.EmptyForm.EMPTY);
        if (raw == List.class) {
            return narrow(new ListCodec<>(first, empty));
        }
        if (raw == Optional.class) {
            return narrow(new OptionalCodec<>(first));
        }
        if (raw == Map.class) {
            return narrow(new MapCodec<>(first, of(arguments[1], WireField.EmptyForm.EMPTY), empty));
        }
        throw new IllegalStateException(
                "%s cannot go over the wire: only List, Map and Optional take types".formatted(annotated.getType()));
    }

    private static WireCodec<?> make(Class<?> type) {
        EncodedBy encodedBy = type.getAnnotation(EncodedBy.class);
        if (encodedBy != null) {
            return instance(encodedBy.value());
        }
        if (type.isPrimitive()) {
            return ScalarCodec.of(MethodType.methodType(type).wrap().returnType());
        }
        if (type == Bytes.class) {
            return ScalarCodec.bytes(WireField.EmptyForm.NIL);
        }
        if (ScalarCodec.knows(type)) {
            return ScalarCodec.of(type);
        }
        if (!type.isRecord()) {
            throw new IllegalStateException(
                    "%s cannot go over the wire: neither a record, nor a scalar, nor marked @EncodedBy"
                            .formatted(type));
        }
        if (type.isAnnotationPresent(NamedType.class)) {
            return NamedTypeCodec.of(type);
        }
        return type.isAnnotationPresent(Wrapped.class)
                ? new WrappedCodec<>(new RecordCodec<>(type))
                : new RecordCodec<>(type);
    }

    private static WireCodec<?> instance(Class<? extends WireCodec<?>> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("%s needs a constructor that takes nothing".formatted(type), broken);
        }
    }

    /// A codec found by its class has the class's type: the one fact that the compiler cannot follow.
    @SuppressWarnings("unchecked")
    private static <T> WireCodec<T> narrow(WireCodec<?> codec) {
        return (WireCodec<T>) codec;
    }
}
