/// Who may do what. Every endpoint asks; who a token belongs to is decided behind [Authorizers].
///
///     token ─▶ [Authorizers] ─▶ [Authorizer].may(access, resource, name)
///
/// Source: HTTP sheet 1.6 and 3, column ACL.
@NullMarked
package io.tombolo.catalogservice.acl;

import org.jspecify.annotations.NullMarked;
