package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.core.wire.binding.WireCodec;
import java.util.List;

/// The methods of `ACL`. Source: RPC sheet 15.
public final class AclMethods {

    private static final String SERVICE = "ACL";

    /// The first token of all; once, and in the primary.
    public static final RpcMethod<AclInitialTokenBootstrapRequest, AclToken> BOOTSTRAP_TOKENS =
            RpcMethod.write(SERVICE, "BootstrapTokens", AclInitialTokenBootstrapRequest.class, AclToken.class);

    /// A token in exchange for one of somebody else.
    public static final RpcMethod<AclLoginRequest, AclToken> LOGIN =
            RpcMethod.write(SERVICE, "Login", AclLoginRequest.class, AclToken.class);

    /// Ends the token that asks.
    public static final RpcMethod<AclLogoutRequest, Boolean> LOGOUT =
            RpcMethod.write(SERVICE, "Logout", AclLogoutRequest.class, Boolean.class);

    /// What a token may do.
    public static final RpcMethod<RemoteAclAuthorizationRequest, List<AclAuthorizationResponse>> AUTHORIZE =
            RpcMethod.read(
                    SERVICE,
                    "Authorize",
                    RemoteAclAuthorizationRequest.class,
                    WireCodec.listOf(WireCodec.of(AclAuthorizationResponse.class)));

    /// How far the primary's tokens, policies and roles have come. The leader answers.
    public static final RpcMethod<DcSpecificRequest, AclReplicationStatus> REPLICATION_STATUS =
            RpcMethod.read(SERVICE, "ReplicationStatus", DcSpecificRequest.class, AclReplicationStatus.class);

    /// A token.
    public static final RpcMethod<AclTokenGetRequest, AclTokenResponse> TOKEN_READ =
            RpcMethod.read(SERVICE, "TokenRead", AclTokenGetRequest.class, AclTokenResponse.class);

    /// Several tokens. Secondaries keep up by it.
    public static final RpcMethod<AclTokenBatchGetRequest, AclTokenBatchResponse> TOKEN_BATCH_READ =
            RpcMethod.read(SERVICE, "TokenBatchRead", AclTokenBatchGetRequest.class, AclTokenBatchResponse.class);

    /// The tokens. Secondaries keep up by it.
    public static final RpcMethod<AclTokenListRequest, AclTokenListResponse> TOKEN_LIST =
            RpcMethod.read(SERVICE, "TokenList", AclTokenListRequest.class, AclTokenListResponse.class);

    /// Writes a token, and gives it as it is stored.
    public static final RpcMethod<AclTokenSetRequest, AclToken> TOKEN_SET =
            RpcMethod.write(SERVICE, "TokenSet", AclTokenSetRequest.class, AclToken.class);

    /// Makes a token that may do the same as another.
    public static final RpcMethod<AclTokenSetRequest, AclToken> TOKEN_CLONE =
            RpcMethod.write(SERVICE, "TokenClone", AclTokenSetRequest.class, AclToken.class);

    /// Removes a token, and gives its accessor's ID.
    public static final RpcMethod<AclTokenDeleteRequest, String> TOKEN_DELETE =
            RpcMethod.write(SERVICE, "TokenDelete", AclTokenDeleteRequest.class, String.class);

    /// A policy.
    public static final RpcMethod<AclPolicyGetRequest, AclPolicyResponse> POLICY_READ =
            RpcMethod.read(SERVICE, "PolicyRead", AclPolicyGetRequest.class, AclPolicyResponse.class);

    /// Several policies. Secondaries keep up by it.
    public static final RpcMethod<AclPolicyBatchGetRequest, AclPolicyBatchResponse> POLICY_BATCH_READ =
            RpcMethod.read(SERVICE, "PolicyBatchRead", AclPolicyBatchGetRequest.class, AclPolicyBatchResponse.class);

    /// Those of several policies that the asking token has.
    public static final RpcMethod<AclPolicyBatchGetRequest, AclPolicyBatchResponse> POLICY_RESOLVE =
            RpcMethod.read(SERVICE, "PolicyResolve", AclPolicyBatchGetRequest.class, AclPolicyBatchResponse.class);

    /// The policies. Secondaries keep up by it.
    public static final RpcMethod<AclPolicyListRequest, AclPolicyListResponse> POLICY_LIST =
            RpcMethod.read(SERVICE, "PolicyList", AclPolicyListRequest.class, AclPolicyListResponse.class);

    /// Writes a policy, in the primary, and gives it as it is stored.
    public static final RpcMethod<AclPolicySetRequest, AclPolicy> POLICY_SET =
            RpcMethod.write(SERVICE, "PolicySet", AclPolicySetRequest.class, AclPolicy.class);

    /// Removes a policy, in the primary, and gives its name.
    public static final RpcMethod<AclPolicyDeleteRequest, String> POLICY_DELETE =
            RpcMethod.write(SERVICE, "PolicyDelete", AclPolicyDeleteRequest.class, String.class);

    /// A role.
    public static final RpcMethod<AclRoleGetRequest, AclRoleResponse> ROLE_READ =
            RpcMethod.read(SERVICE, "RoleRead", AclRoleGetRequest.class, AclRoleResponse.class);

    /// Several roles. Secondaries keep up by it.
    public static final RpcMethod<AclRoleBatchGetRequest, AclRoleBatchResponse> ROLE_BATCH_READ =
            RpcMethod.read(SERVICE, "RoleBatchRead", AclRoleBatchGetRequest.class, AclRoleBatchResponse.class);

    /// Those of several roles that the asking token has.
    public static final RpcMethod<AclRoleBatchGetRequest, AclRoleBatchResponse> ROLE_RESOLVE =
            RpcMethod.read(SERVICE, "RoleResolve", AclRoleBatchGetRequest.class, AclRoleBatchResponse.class);

    /// The roles. Secondaries keep up by it.
    public static final RpcMethod<AclRoleListRequest, AclRoleListResponse> ROLE_LIST =
            RpcMethod.read(SERVICE, "RoleList", AclRoleListRequest.class, AclRoleListResponse.class);

    /// Writes a role, in the primary, and gives it as it is stored.
    public static final RpcMethod<AclRoleSetRequest, AclRole> ROLE_SET =
            RpcMethod.write(SERVICE, "RoleSet", AclRoleSetRequest.class, AclRole.class);

    /// Removes a role, in the primary, and gives its name.
    public static final RpcMethod<AclRoleDeleteRequest, String> ROLE_DELETE =
            RpcMethod.write(SERVICE, "RoleDelete", AclRoleDeleteRequest.class, String.class);

    /// A binding rule.
    public static final RpcMethod<AclBindingRuleGetRequest, AclBindingRuleResponse> BINDING_RULE_READ =
            RpcMethod.read(SERVICE, "BindingRuleRead", AclBindingRuleGetRequest.class, AclBindingRuleResponse.class);

    /// The binding rules.
    public static final RpcMethod<AclBindingRuleListRequest, AclBindingRuleListResponse> BINDING_RULE_LIST =
            RpcMethod.read(
                    SERVICE, "BindingRuleList", AclBindingRuleListRequest.class, AclBindingRuleListResponse.class);

    /// Writes a binding rule, and gives it as it is stored.
    public static final RpcMethod<AclBindingRuleSetRequest, AclBindingRule> BINDING_RULE_SET =
            RpcMethod.write(SERVICE, "BindingRuleSet", AclBindingRuleSetRequest.class, AclBindingRule.class);

    /// Removes a binding rule. Whether it was done.
    public static final RpcMethod<AclBindingRuleDeleteRequest, Boolean> BINDING_RULE_DELETE =
            RpcMethod.write(SERVICE, "BindingRuleDelete", AclBindingRuleDeleteRequest.class, Boolean.class);

    /// A way to log in.
    public static final RpcMethod<AclAuthMethodGetRequest, AclAuthMethodResponse> AUTH_METHOD_READ =
            RpcMethod.read(SERVICE, "AuthMethodRead", AclAuthMethodGetRequest.class, AclAuthMethodResponse.class);

    /// The ways to log in.
    public static final RpcMethod<AclAuthMethodListRequest, AclAuthMethodListResponse> AUTH_METHOD_LIST =
            RpcMethod.read(SERVICE, "AuthMethodList", AclAuthMethodListRequest.class, AclAuthMethodListResponse.class);

    /// Writes a way to log in, and gives it as it is stored.
    public static final RpcMethod<AclAuthMethodSetRequest, AclAuthMethod> AUTH_METHOD_SET =
            RpcMethod.write(SERVICE, "AuthMethodSet", AclAuthMethodSetRequest.class, AclAuthMethod.class);

    /// Removes a way to log in. Whether it was done.
    public static final RpcMethod<AclAuthMethodDeleteRequest, Boolean> AUTH_METHOD_DELETE =
            RpcMethod.write(SERVICE, "AuthMethodDelete", AclAuthMethodDeleteRequest.class, Boolean.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(
            BOOTSTRAP_TOKENS,
            LOGIN,
            LOGOUT,
            AUTHORIZE,
            REPLICATION_STATUS,
            TOKEN_READ,
            TOKEN_BATCH_READ,
            TOKEN_LIST,
            TOKEN_SET,
            TOKEN_CLONE,
            TOKEN_DELETE,
            POLICY_READ,
            POLICY_BATCH_READ,
            POLICY_RESOLVE,
            POLICY_LIST,
            POLICY_SET,
            POLICY_DELETE,
            ROLE_READ,
            ROLE_BATCH_READ,
            ROLE_RESOLVE,
            ROLE_LIST,
            ROLE_SET,
            ROLE_DELETE,
            BINDING_RULE_READ,
            BINDING_RULE_LIST,
            BINDING_RULE_SET,
            BINDING_RULE_DELETE,
            AUTH_METHOD_READ,
            AUTH_METHOD_LIST,
            AUTH_METHOD_SET,
            AUTH_METHOD_DELETE);

    private AclMethods() {}
}
