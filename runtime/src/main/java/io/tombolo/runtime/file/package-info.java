/// Files that an agent keeps over restarts.
@NullMarked
package io.tombolo.runtime.file;

import org.jspecify.annotations.NullMarked;
