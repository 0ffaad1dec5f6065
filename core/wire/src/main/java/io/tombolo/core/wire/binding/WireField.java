package io.tombolo.core.wire.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How a component of a record is called on the wire, where its own name does not say it.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface WireField {

    /// The peers' field name; if empty, the component's name with a capital first letter.
    String name() default "";

    /// The name in JSON; if empty, the same as on the wire.
    String json() default "";

    /// Where the field is left out while it holds its zero value.
    Omission omitEmpty() default Omission.NEVER;

    /// Whether JSON over HTTP never shows the field.
    boolean hiddenInJson() default false;

    /// Whether JSON shows a duration as text such as `10s`, and not as a number of nanoseconds.
    boolean textInJson() default false;

    /// How an empty list, map or byte string is written.
    EmptyForm empty() default EmptyForm.NIL;

    /// Where a field is left out while it is zero.
    enum Omission {
        /// The rule on the RPC wire: all fields, always.
        NEVER,
        /// In JSON only, as most `omitempty` marks of the peers do.
        JSON,
        /// On the RPC wire and in JSON; two fields of the peers are like that.
        EVERYWHERE
    }

    /// How emptiness is written.
    enum EmptyForm {
        /// As `nil`, like a slice or map that was never made.
        NIL,
        /// As a list, map or byte string of none.
        EMPTY
    }
}
