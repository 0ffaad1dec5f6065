package io.tombolo.testing.sim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Where a node is: its address in each site to which it is attached.
///
/// A server is in one site; a gateway in two, and what it sends goes to the first of its sites that knows the
/// address.
///
/// @param addresses address by site, first the one at home; in this order destinations are looked up; at least one
public record Place(SequencedMap<Site, String> addresses) {

    /// @throws IllegalArgumentException if there is no address
    public Place {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a node must have an address in at least one site");
        }
        addresses = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(addresses));
    }

    /// An address in one site, the home.
    public static Place at(Site site, String address) {
        SequencedMap<Site, String> one = new LinkedHashMap<>();
        one.put(site, address);
        return new Place(one);
    }

    /// This place, and an address in one more site.
    public Place and(Site site, String address) {
        SequencedMap<Site, String> more = new LinkedHashMap<>(addresses);
        more.put(site, address);
        return new Place(more);
    }

    /// The sites, first the one at home.
    List<Site> sites() {
        return List.copyOf(addresses.keySet());
    }

    String homeAddress() {
        return addresses.firstEntry().getValue();
    }
}
