/// Regular expressions of users: RE2's syntax, and time in proportion to the text whatever the pattern.
///
///     pattern ─▶ RegexParser ─▶ RegexNode ─▶ Program ─▶ foundIn(text): all ways at once, one character at a time
///
/// `java.util.regex` tries one way after the other and can take years for thirty characters; a pattern that comes
/// from the network must not. There are no groups to tell, only whether there is a match, so greedy and lazy are
/// one. Source: HTTP sheet 1.9; Thompson 1968; the RE2 syntax page, and the texts of Go's errors.
@NullMarked
package io.tombolo.core.catalog.filter.regex;

import org.jspecify.annotations.NullMarked;
