/// The `tombolo` command: reads the words of a command line, and hands over to the part that does the work.
///
///     arguments ─▶ command ─▶ server (agent, demo), loader (validate) or the HTTP API ─▶ text and exit code
///
/// Flags, texts and exit codes are those of Consul's command. Source: CLI sheet 1 and 9.
@NullMarked
package io.tombolo.cli;

import org.jspecify.annotations.NullMarked;
