/// What every implementation of [io.tombolo.contract.members.Members] has to do.
@NullMarked
package io.tombolo.testing.kit.members;

import org.jspecify.annotations.NullMarked;
