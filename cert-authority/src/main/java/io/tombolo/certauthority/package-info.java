/// Issues, checks and replaces certificates: those that servers show each other, and those of the service mesh.
///
///     profile + request ─▶ issue ─▶ certificate ─▶ feed ─▶ every TLS context
@NullMarked
package io.tombolo.certauthority;

import org.jspecify.annotations.NullMarked;
