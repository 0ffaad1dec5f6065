@NullMarked
package io.tombolo.meshgateway.registration;

import org.jspecify.annotations.NullMarked;
