/// Certificates for tests that start servers with TLS.
@NullMarked
package io.tombolo.testing.kit.tls;

import org.jspecify.annotations.NullMarked;
