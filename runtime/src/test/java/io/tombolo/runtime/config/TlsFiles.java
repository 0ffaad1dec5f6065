package io.tombolo.runtime.config;

/// The TLS files that the tests' configurations speak of: server `s1` of `dc1`, and files with one fault each.
public final class TlsFiles {

    private static final TestAuthority CA = new TestAuthority("Test Agent CA");
    private static final TestAuthority STRANGER = new TestAuthority("Strange CA");
    private static final TestAuthority.Issued SERVER =
            CA.issue("s1.server.dc1.consul", "server.dc1.consul", "localhost");
    private static final TestAuthority.Issued SECONDARY =
            CA.issue("*.server.dc2.consul", "server.dc2.consul", "localhost");
    private static final TestAuthority.Issued NODELESS = CA.issue("server.dc1.consul", "localhost");
    private static final TestAuthority.Issued EXPIRED =
            CA.issueUntil(FakeHost.NOON.minusSeconds(3600), "s1.server.dc1.consul", "server.dc1.consul");
    private static final TestAuthority.Issued STRANGE = STRANGER.issue("s1.server.dc1.consul", "server.dc1.consul");

    private TlsFiles() {}

    /// Puts all of them into `/tls`.
    public static FakeHost on(FakeHost host) {
        host.with("/tls/ca.pem", CA.certificate());
        put(host, "server", SERVER);
        put(host, "secondary", SECONDARY);
        put(host, "nodeless", NODELESS);
        put(host, "expired", EXPIRED);
        put(host, "strange", STRANGE);
        return host.with("/tls/nonsense.pem", "nothing to see here\n").withUnreadable("/tls/forbidden.pem");
    }

    private static void put(FakeHost host, String name, TestAuthority.Issued issued) {
        host.with("/tls/" + name + ".pem", issued.certificate()).with("/tls/" + name + "-key.pem", issued.key());
    }
}
