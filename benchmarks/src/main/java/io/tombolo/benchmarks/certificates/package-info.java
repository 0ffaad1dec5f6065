/// Speed of certificates: leaves of the mesh, and TLS handshakes on the server port.
@NullMarked
package io.tombolo.benchmarks.certificates;

import org.jspecify.annotations.NullMarked;
