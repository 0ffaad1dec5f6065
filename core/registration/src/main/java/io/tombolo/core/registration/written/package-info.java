/// How the fields of definitions are read, wherever they were written.
///
///     JSON body ──┐
///                 ├─▶ Json ─▶ FieldReader ─▶ a definition, or the first fault in the original's words
///     HCL block ──┘
///
/// Bodies and blocks differ from records of the wire in names, defaults and alternates, so they are read by hand.
/// Source: HTTP sheet 1.10.
@NullMarked
package io.tombolo.core.registration.written;

import org.jspecify.annotations.NullMarked;
