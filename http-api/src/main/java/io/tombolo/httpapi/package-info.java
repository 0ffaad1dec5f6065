/// `/v1/*`: turns HTTP requests into calls, and answers into HTTP, and does nothing else.
///
///     HTTP request ─▶ query options ─▶ call ─▶ answer ─▶ headers and body
@NullMarked
package io.tombolo.httpapi;

import org.jspecify.annotations.NullMarked;
