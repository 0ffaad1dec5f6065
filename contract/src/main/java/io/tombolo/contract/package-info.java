/// What the services say to each other.
///
///     service ─▶ contract ◀─ service
///
/// A service knows its neighbours only through the interfaces of this module, never each other's classes. In one
/// process the implementation is injected as it is; between processes an adapter of the same interface stands in
/// for it.
@NullMarked
package io.tombolo.contract;

import org.jspecify.annotations.NullMarked;
