/// Paths of the contract whose feature this version does not have: answered as a server answers that has the feature
/// switched off or, where none can be, by saying that it is not there. Never by an answer that could be taken for one.
///
/// Source: HTTP sheet 1.6, 3.2 to 3.5.
@NullMarked
package io.tombolo.httpapi.later;

import org.jspecify.annotations.NullMarked;
