/// `/v1/catalog/*` and `/v1/health/*`: nodes, services and checks. Source: HTTP sheet 3.1.
@NullMarked
package io.tombolo.httpapi.catalog;

import org.jspecify.annotations.NullMarked;
