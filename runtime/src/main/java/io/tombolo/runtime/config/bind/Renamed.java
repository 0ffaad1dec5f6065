package io.tombolo.runtime.config.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An older key, and where it stands today.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Repeatable(Renamed.All.class)
public @interface Renamed {

    /// The old key as a path from the root.
    String from();

    /// The key of today, relative to the annotated component; empty for the component itself.
    String to() default "";

    /// Whether both names are good: no warning then.
    boolean quiet() default false;

    /// Holds several.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface All {
        Renamed[] value();
    }
}
