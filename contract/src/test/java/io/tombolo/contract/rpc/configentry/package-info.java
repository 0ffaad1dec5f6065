/// Tests of config entries on the wire.
@NullMarked
package io.tombolo.contract.rpc.configentry;

import org.jspecify.annotations.NullMarked;
