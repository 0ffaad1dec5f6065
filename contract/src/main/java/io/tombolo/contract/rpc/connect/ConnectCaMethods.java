package io.tombolo.contract.rpc.connect;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.wire.msgpack.Value;
import java.util.List;

/// The methods of `ConnectCA`. Source: RPC sheet 15.
public final class ConnectCaMethods {

    private static final String SERVICE = "ConnectCA";

    /// The root certificates; without their keys.
    public static final RpcMethod<DcSpecificRequest, IndexedCaRoots> ROOTS =
            RpcMethod.read(SERVICE, "Roots", DcSpecificRequest.class, IndexedCaRoots.class);

    /// Signs the certificate of a service or agent of this datacenter.
    public static final RpcMethod<CaSignRequest, IssuedCert> SIGN =
            RpcMethod.write(SERVICE, "Sign", CaSignRequest.class, IssuedCert.class);

    /// Signs the intermediate certificate of a secondary, in the primary. Gives PEM.
    public static final RpcMethod<CaSignRequest, String> SIGN_INTERMEDIATE =
            RpcMethod.write(SERVICE, "SignIntermediate", CaSignRequest.class, String.class);

    /// How certificates are made.
    public static final RpcMethod<DcSpecificRequest, CaConfiguration> CONFIGURATION_GET =
            RpcMethod.read(SERVICE, "ConfigurationGet", DcSpecificRequest.class, CaConfiguration.class);

    /// Changes how certificates are made. Nothing is answered.
    public static final RpcMethod<CaRequest, Value> CONFIGURATION_SET =
            RpcMethod.write(SERVICE, "ConfigurationSet", CaRequest.class, Value.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL =
            List.of(ROOTS, SIGN, SIGN_INTERMEDIATE, CONFIGURATION_GET, CONFIGURATION_SET);

    private ConnectCaMethods() {}
}
