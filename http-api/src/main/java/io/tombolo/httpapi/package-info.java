/// `/v1/*`: turns HTTP requests into calls, and answers into HTTP, and does nothing else.
///
///     HTTP request ─▶ route ─▶ query options ─▶ call ─▶ answer ─▶ headers and body
///
/// [io.tombolo.httpapi.HttpApi] makes the routes of all packages below. Source: HTTP sheet.
@NullMarked
package io.tombolo.httpapi;

import org.jspecify.annotations.NullMarked;
