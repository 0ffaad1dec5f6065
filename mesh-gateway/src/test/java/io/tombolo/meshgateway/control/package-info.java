@NullMarked
package io.tombolo.meshgateway.control;

import org.jspecify.annotations.NullMarked;
