/// `/v1/connect/ca/*`: the certificate authority of the mesh. Source: HTTP sheet 3.5.
@NullMarked
package io.tombolo.httpapi.connect;

import org.jspecify.annotations.NullMarked;
