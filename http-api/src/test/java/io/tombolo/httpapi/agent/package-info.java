@NullMarked
package io.tombolo.httpapi.agent;

import org.jspecify.annotations.NullMarked;
