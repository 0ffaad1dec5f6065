/// `/v1/kv/*`: keys and values. Source: HTTP sheet 3.2.
@NullMarked
package io.tombolo.httpapi.kv;

import org.jspecify.annotations.NullMarked;
