/// Who is there: what the parts of a server ask of, and hear from, the gossip service.
///
///     gossip-service ─▶ view and changes ─▶ whoever routes, lists or reaps by them
///     operator ─▶ join, leave, events, keyring ─▶ gossip-service
///
/// Source: gossip sheet 14 and 20; design, section 2.
@NullMarked
package io.tombolo.contract.members;

import org.jspecify.annotations.NullMarked;
