/// `/v1/session/*`: sessions, to which locks are tied. Source: HTTP sheet 3.2.
@NullMarked
package io.tombolo.httpapi.session;

import org.jspecify.annotations.NullMarked;
