/// What tests of the mesh's certificate authority need: records in memory, requests, and a server that leads.
@NullMarked
package io.tombolo.testing.kit.authority;

import org.jspecify.annotations.NullMarked;
