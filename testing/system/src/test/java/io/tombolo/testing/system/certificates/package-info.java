/// Certificates between real processes: replaced while calls go on, and signed by the mesh's authority in another
/// datacenter.
@NullMarked
package io.tombolo.testing.system.certificates;

import org.jspecify.annotations.NullMarked;
