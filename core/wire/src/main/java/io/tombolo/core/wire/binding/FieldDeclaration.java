package io.tombolo.core.wire.binding;

import java.lang.reflect.AnnotatedType;

/// What a record says about one of its fields: enough to write and read it as JSON without declaring it again.
///
/// Fields of embedded records are listed among those of the parent, as JSON has them too.
///
/// @param name         the name on the RPC wire
/// @param jsonName     the name in JSON
/// @param hiddenInJson whether JSON over HTTP never shows it
/// @param textInJson   whether JSON shows a duration as text, and not as a number of nanoseconds
/// @param omission     where it is left out while it is zero
/// @param empty        whether emptiness is nothing or an empty list or map
/// @param type         the component's type, and what is marked on it
/// @param zero         what a missing field means
/// @param getter       takes the field's value from the record, boxed if need be
public record FieldDeclaration(
        String name,
        String jsonName,
        boolean hiddenInJson,
        boolean textInJson,
        WireField.Omission omission,
        WireField.EmptyForm empty,
        AnnotatedType type,
        Object zero,
        Getter.Reference getter) {}
