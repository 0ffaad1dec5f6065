/// Values as people write them, and how fields are read from them.
///
///     JSON body ──┐
///                 ├─▶ Written ─▶ FieldReader ─▶ a definition, or the first fault in the original's words
///     HCL block ──┘
///
/// Source: HTTP sheet 1.10.
@NullMarked
package io.tombolo.core.registration.written;

import org.jspecify.annotations.NullMarked;
