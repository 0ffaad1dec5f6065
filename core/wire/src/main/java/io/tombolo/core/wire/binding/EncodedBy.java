package io.tombolo.core.wire.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the codec of a type that no rule of this package fits: a sealed interface, or a form of the peers' own.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EncodedBy {

    /// The codec, with a constructor that takes nothing.
    Class<? extends WireCodec<?>> value();
}
