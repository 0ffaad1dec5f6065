/// `/v1/coordinate/*`: where nodes are in the network's space. Source: HTTP sheet 3.1.
@NullMarked
package io.tombolo.httpapi.coordinate;

import org.jspecify.annotations.NullMarked;
