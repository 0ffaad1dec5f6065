/// `/v1/internal/ui/*`: what consoles show. Source: HTTP sheet 3.7; UI sheet 3.
@NullMarked
package io.tombolo.httpapi.ui;

import org.jspecify.annotations.NullMarked;
