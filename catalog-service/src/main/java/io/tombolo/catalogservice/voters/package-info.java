/// Connections between the servers that keep one log together.
///
///     ask ─▶ [VoterNetwork] ─▶ [VoterLink] ─ dial, hello, questions ─▶ server port of the other ─▶ [VoterGuest]
///                                  ▲                                                                  │
///                                  └──────────────────────── answers ◀──────────── [VoterHandler] ◀───┘
///
/// A server is known by the name of its node; the LAN pool says where that is, at each connection anew. Each server
/// has one connection to each other one that it asks, so nobody waits behind a slow one. What is said is none of this
/// package's business.
/// Source: docs/adr/0006-voters-on-the-server-port.md.
@NullMarked
package io.tombolo.catalogservice.voters;

import org.jspecify.annotations.NullMarked;
