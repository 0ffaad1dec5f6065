package io.tombolo.core.wire.json;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.FieldDeclaration;
import io.tombolo.core.wire.binding.GoTime;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the form of a type. One form per record for the whole process.
final class JsonForms {

    private static final ClassValue<RecordForm> RECORDS = new ClassValue<>() {
        @Override
        protected RecordForm computeValue(Class<?> type) {
            return new RecordForm(type.asSubclass(Record.class));
        }
    };

    private JsonForms() {}

    /// The form of a field of a record.
    static JsonForm of(FieldDeclaration field) {
        return of(field.type(), field.textInJson(), field.empty() == WireField.EmptyForm.NIL);
    }

    /// The form of a class.
    ///
    /// @throws IllegalStateException if there is none: a bug in its declaration
    static JsonForm of(Class<?> type) {
        return of(type, false, true, false);
    }

    private static JsonForm of(AnnotatedType annotated, boolean durationAsText, boolean emptyIsNull) {
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            Object raw = ((ParameterizedType) annotated.getType()).getRawType();
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            JsonForm last = of(arguments[arguments.length - 1], durationAsText, false);
            if (raw == List.class) {
                return new CompoundForms.ListForm(last, emptyIsNull);
            }
            if (raw == Map.class && arguments[0].getType() == String.class) {
                return new CompoundForms.MapForm(last, emptyIsNull);
            }
            if (raw == Optional.class) {
                return new CompoundForms.OptionalForm(last);
            }
        }
        if (annotated.getType() instanceof Class<?> plain) {
            return of(plain, durationAsText, emptyIsNull, annotated.isAnnotationPresent(Unsigned.class));
        }
        throw new IllegalStateException("%s has no form in JSON".formatted(annotated));
    }

    private static JsonForm of(Class<?> type, boolean durationAsText, boolean emptyIsNull, boolean unsigned) {
        if (type == String.class) {
            return new ScalarForms.TextForm();
        }
        if (type == boolean.class || type == Boolean.class) {
            return new ScalarForms.TruthForm();
        }
        if (type == int.class || type == Integer.class) {
            return new ScalarForms.WholeForm(Integer.SIZE, false);
        }
        if (type == long.class || type == Long.class) {
            return new ScalarForms.WholeForm(Long.SIZE, unsigned);
        }
        if (type == double.class || type == Double.class || type == float.class || type == Float.class) {
            return new ScalarForms.FractionForm();
        }
        if (type == Bytes.class) {
            return new ScalarForms.BytesForm(emptyIsNull);
        }
        if (type == Instant.class || type == GoTime.class) {
            return new ScalarForms.TimeForm();
        }
        if (type == Duration.class) {
            return new ScalarForms.DurationForm(durationAsText);
        }
        if (type == Value.class) {
            return new ScalarForms.AnyForm();
        }
        if (type.isRecord()) {
            return RECORDS.get(type);
        }
        throw new IllegalStateException("%s has no form in JSON".formatted(type));
    }
}
