/// Tests of the watched certificate files.
@NullMarked
package io.tombolo.certauthority.files;

import org.jspecify.annotations.NullMarked;
