@NullMarked
package io.tombolo.core.catalog.service;

import org.jspecify.annotations.NullMarked;
