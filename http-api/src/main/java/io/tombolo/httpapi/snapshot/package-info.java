/// `/v1/snapshot`: the state of a datacenter, saved and restored. Source: HTTP sheet 3.2.
@NullMarked
package io.tombolo.httpapi.snapshot;

import org.jspecify.annotations.NullMarked;
