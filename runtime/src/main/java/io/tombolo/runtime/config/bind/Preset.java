package io.tombolo.runtime.config.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A default that holds where a block is used, in the place of the one that the block declares.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Repeatable(Preset.All.class)
public @interface Preset {

    /// The key within the block.
    String of();

    /// The default, spelt as in a flag.
    String value();

    /// Holds several.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface All {
        Preset[] value();
    }
}
