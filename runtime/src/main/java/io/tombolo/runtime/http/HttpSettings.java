package io.tombolo.runtime.http;

import java.util.List;

/// How the port answers, whatever is asked.
///
/// @param everyHeader    headers of every answer, also of what is served by the fallback
/// @param apiHeaders     headers of every answer of a route
/// @param blocked        prefixes of paths that are refused
/// @param writers        who may change anything
/// @param unprintable    whether paths may have characters that cannot be printed
/// @param alwaysPretty   whether JSON is for people even if nobody asks for that
/// @param maxHeaderBytes bytes of all headers of a request
/// @param connectionsPerClient connections of one address; 0 for no limit
/// @param elsewhere      prefixes of paths that the fallback serves
/// @param index          what stands at `/`
public record HttpSettings(
        List<Header> everyHeader,
        List<Header> apiHeaders,
        List<String> blocked,
        Networks writers,
        boolean unprintable,
        boolean alwaysPretty,
        int maxHeaderBytes,
        int connectionsPerClient,
        List<String> elsewhere,
        Reply index) {

    /// Takes copies of the lists.
    public HttpSettings {
        everyHeader = List.copyOf(everyHeader);
        apiHeaders = List.copyOf(apiHeaders);
        blocked = List.copyOf(blocked);
        elsewhere = List.copyOf(elsewhere);
    }
}
