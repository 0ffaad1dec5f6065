package io.tombolo.testing.sim;

/// A network in which addresses mean something: that of a datacenter, or the one between them.
///
/// Two sites may use the same addresses. A host of one site reaches addresses of another only along a
/// [SimulatedNetwork#route].
///
/// @param name a short word for the log, such as `dc1` or `wan`
public record Site(String name) {

    @Override
    public String toString() {
        return name;
    }
}
