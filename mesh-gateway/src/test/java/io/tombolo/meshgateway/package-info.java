/// A whole gateway among fakes of its neighbours.
@NullMarked
package io.tombolo.meshgateway;

import org.jspecify.annotations.NullMarked;
