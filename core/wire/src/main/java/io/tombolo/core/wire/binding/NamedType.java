package io.tombolo.core.wire.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a record of one component that travels as that component: a name for a string or a number.
///
/// Its constructor has to accept the zero value, which stands for a field that is missing.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NamedType {}
