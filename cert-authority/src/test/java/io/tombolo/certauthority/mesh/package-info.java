/// Tests of the mesh's certificate authority, against `openssl` and a request that a real secondary made.
@NullMarked
package io.tombolo.certauthority.mesh;

import org.jspecify.annotations.NullMarked;
