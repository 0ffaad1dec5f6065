package io.tombolo.core.wire.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component whose record has no place of its own on the wire: its fields stand among those of the parent.
///
/// Where both have a field of one name, the component declared first has it, and the other one keeps its zero value.
/// Source: RPC sheet 4.2.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Embedded {}
