/// What an agent is told before it starts: one immutable tree of records with Consul's keys.
///
///     files, folders ──┐
///     properties ──────┼─▶ load.ConfigurationLoader ─▶ [Configuration] | violations, all at once
///     variables, flags ┘        hcl, json ─▶ bind ─▶ rules
///
/// A key is declared once, by `@Setting` on a record component, and is the component's name in snake case.
/// Everything else is read off that: flags, variables, defaults, types, `docs/configuration.md`. What follows
/// from several keys is a method of [Configuration], so that no rule stands twice. Source: configuration sheet;
/// WAN federation sheet 3 and 6; `docs/adr/0003-configuration-tree.md`.
@NullMarked
package io.tombolo.runtime.config;

import org.jspecify.annotations.NullMarked;
