package io.tombolo.testing.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a node is: its address in each site to which it is attached.
///
/// A server is in one site; a gateway in two, and what it sends goes to the first of its sites that knows the
/// address.
///
/// @param addresses host address by site, in the order in which destinations are looked up; at least one
public record Place(Map<Site, String> addresses) {

    /// @throws IllegalArgumentException if there is no address
    public Place {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a node must have an address in at least one site");
        }
        addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    }

    /// An address in one site.
    public static Place at(Site site, String address) {
        return new Place(Map.of(site, address));
    }

    /// This place, and an address in one more site.
    public Place and(Site site, String address) {
        Map<Site, String> more = new LinkedHashMap<>(addresses);
        more.put(site, address);
        return new Place(more);
    }

    /// The sites, first the one at home.
    List<Site> sites() {
        return new ArrayList<>(addresses.keySet());
    }

    Site home() {
        return addresses.keySet().iterator().next();
    }

    String homeAddress() {
        return addresses.values().iterator().next();
    }
}
