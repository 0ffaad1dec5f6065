/// Speed of the catalog's pure parts: applying commands and asking queries, at several sizes.
@NullMarked
package io.tombolo.benchmarks.catalog;

import org.jspecify.annotations.NullMarked;
