package io.tombolo.runtime.config.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares a key: its name is the component's in snake case, its type the component's.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /// What the key means, in one line.
    String says();

    /// The name of the key where Java has no such name for a component; empty for the component's in snake case.
    String name() default "";

    /// The value where none is given, spelt as in a flag; empty for none.
    String defaultsTo() default "";

    /// The value where none is given in development mode; empty for the ordinary default.
    String inDev() default "";

    /// The command line flag without its dash; empty for none.
    String flag() default "";

    /// Whether a reload takes a new value; otherwise it needs a restart.
    boolean reload() default false;

    /// Whether messages and `toString` must not show the value.
    boolean secret() default false;

    /// Whether the key is accepted for compatibility and has no effect here.
    boolean ignored() default false;

    /// Whether only a flag can set it: no key of files, no variable.
    boolean flagOnly() default false;

    /// Whether its addresses may be go-sockaddr templates such as `{{ GetPrivateIP }}`.
    boolean template() default false;

    /// Consul's own words for a value that is not one of the choices, with one `%s` for what was found.
    String refusal() default "";

    /// Old keys whose presence switches this one on.
    String[] turnedOnBy() default {};
}
