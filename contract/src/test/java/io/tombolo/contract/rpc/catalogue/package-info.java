/// Tests of the catalogue.
@NullMarked
package io.tombolo.contract.rpc.catalogue;

import org.jspecify.annotations.NullMarked;
