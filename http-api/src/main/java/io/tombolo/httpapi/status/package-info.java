/// `/v1/status/*`: who leads, and who votes. Source: HTTP sheet 3.1.
@NullMarked
package io.tombolo.httpapi.status;

import org.jspecify.annotations.NullMarked;
