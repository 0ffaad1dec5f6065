package io.tombolo.certauthority.mesh;

/// Whether the bearer of a token may have something signed. Each throws what callers are told if not.
public interface Permissions {

    /// Everybody may: ACLs are off.
    Permissions OFF = new Permissions() {
        @Override
        public void demandOperatorWrite(String token) {
            // Nothing to demand.
        }

        @Override
        public void demandServiceWrite(String token, String service) {
            // Nothing to demand.
        }

        @Override
        public void demandNodeWrite(String token, String node) {
            // Nothing to demand.
        }
    };

    /// `operator:write`.
    void demandOperatorWrite(String token);

    /// `service:write` for a service.
    void demandServiceWrite(String token, String service);

    /// `node:write` for a node.
    void demandNodeWrite(String token, String node);
}
