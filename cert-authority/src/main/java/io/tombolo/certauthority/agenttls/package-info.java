/// The certificates of agents: what `tls ca create` and `tls cert create` make.
///
///     AgentAuthorityOrder ─▶ a CA and its key        AgentCertificateOrder + that CA ─▶ a certificate and its key
///     both ─▶ KeptFile: written whole or not at all, never over another file
///
/// Names, subjects, extensions and files are those of Consul's command. Source: WAN federation sheet 3.4 and 3.5;
/// CLI sheet 4.
@NullMarked
package io.tombolo.certauthority.agenttls;

import org.jspecify.annotations.NullMarked;
