/// [io.tombolo.contract.members.Members] between processes.
///
///     MembersClient ─ call, feed ─▶ MembersServer ─▶ any Members
///           └ a feed begins with all that is present, and tells the difference after a break
///
/// Source: ADR 4.
@NullMarked
package io.tombolo.contract.members.grpc;

import org.jspecify.annotations.NullMarked;
