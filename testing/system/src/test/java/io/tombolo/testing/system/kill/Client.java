package io.tombolo.testing.system.kill;

import java.util.List;

/// Makes one call after the other, each when the last was answered.
interface Client {

    /// Makes a call.
    ///
    /// @param keys the ones to use now
    /// @return whether it was answered as it should be
    boolean call(List<String> keys);
}
