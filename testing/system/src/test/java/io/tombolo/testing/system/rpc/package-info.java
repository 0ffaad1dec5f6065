/// Calls over the server port between whole processes.
@NullMarked
package io.tombolo.testing.system.rpc;

import org.jspecify.annotations.NullMarked;
