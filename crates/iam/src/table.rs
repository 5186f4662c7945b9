//! The table of operations: every one of IAM and STS that the model has.

use model::generated::{iam, sts};
use pipeline::OperationFacts;

use crate::context::Iam;
use crate::identity_operation::{IdentityOperation, WITH_WEB_IDENTITY};

/// A row of the table.
pub(crate) type Row = pipeline::Row<Iam>;

/// Returns the row of an operation that changes something.
const fn changes(operation: IdentityOperation, actions: &'static [&'static str]) -> Row {
    Row::new(operation, actions, ())
}

/// Returns the row of an operation that changes nothing.
const fn reads(operation: IdentityOperation, actions: &'static [&'static str]) -> Row {
    changes(operation, actions).reading()
}

/// Makes `row` from lines that name an operation and the module that implements it. The action that it needs has its name.
macro_rules! rows {
    ($($service:ident $model:ident $prefix:literal {
        $($name:ident $(in $module:ident)? => $kind:ident() $(.$more:ident())*;)*
    })*) => {
        /// Returns the row of an operation.
        pub(crate) const fn row(operation: IdentityOperation) -> &'static Row {
            match operation {
                $($(IdentityOperation::$service($model::Operation::$name) => &const {
                    let operation = IdentityOperation::$service($model::Operation::$name);
                    $kind(operation, &[concat!($prefix, stringify!($name))])
                        $(.$more())*
                        $(.built::<crate::operations::$module::$name>())?
                },)*)*
            }
        }
    };
}

// An operation without a module is not built. A new operation does not compile until it is here.
#[rustfmt::skip]
rows! {
    Iam iam "iam:" {
        AddClientIDToOpenIDConnectProvider      in add_client_id_to_open_id_connect_provider      => changes();
        AddRoleToInstanceProfile                in add_role_to_instance_profile                   => changes();
        AddUserToGroup                          in add_user_to_group                              => changes();
        AttachGroupPolicy                       in attach_group_policy                            => changes();
        AttachRolePolicy                        in attach_role_policy                             => changes();
        AttachUserPolicy                        in attach_user_policy                             => changes();
        CreateAccessKey                         in create_access_key                              => changes();
        CreateGroup                             in create_group                                   => changes();
        CreateInstanceProfile                   in create_instance_profile                        => changes();
        CreateOpenIDConnectProvider             in create_open_id_connect_provider                => changes();
        CreatePolicy                            in create_policy                                  => changes();
        CreatePolicyVersion                     in create_policy_version                          => changes();
        CreateRole                              in create_role                                    => changes();
        CreateUser                              in create_user                                    => changes();
        DeleteAccessKey                         in delete_access_key                              => changes();
        DeleteGroup                             in delete_group                                   => changes();
        DeleteGroupPolicy                       in delete_group_policy                            => changes();
        DeleteInstanceProfile                   in delete_instance_profile                        => changes();
        DeleteLoginProfile                      in delete_login_profile                           => changes();
        DeleteOpenIDConnectProvider             in delete_open_id_connect_provider                => changes();
        DeletePolicy                            in delete_policy                                  => changes();
        DeletePolicyVersion                     in delete_policy_version                          => changes();
        DeleteRole                              in delete_role                                    => changes();
        DeleteRolePermissionsBoundary           in delete_role_permissions_boundary               => changes();
        DeleteRolePolicy                        in delete_role_policy                             => changes();
        DeleteUser                              in delete_user                                    => changes();
        DeleteUserPermissionsBoundary           in delete_user_permissions_boundary               => changes();
        DeleteUserPolicy                        in delete_user_policy                             => changes();
        DetachGroupPolicy                       in detach_group_policy                            => changes();
        DetachRolePolicy                        in detach_role_policy                             => changes();
        DetachUserPolicy                        in detach_user_policy                             => changes();
        GetAccessKeyLastUsed                    in get_access_key_last_used                       => reads();
        GetGroup                                in get_group                                      => reads();
        GetGroupPolicy                          in get_group_policy                               => reads();
        GetInstanceProfile                      in get_instance_profile                           => reads();
        GetLoginProfile                         in get_login_profile                              => reads();
        GetOpenIDConnectProvider                in get_open_id_connect_provider                   => reads();
        GetPolicy                               in get_policy                                     => reads();
        GetPolicyVersion                        in get_policy_version                             => reads();
        GetRole                                 in get_role                                       => reads();
        GetRolePolicy                           in get_role_policy                                => reads();
        GetUser                                 in get_user                                       => reads();
        GetUserPolicy                           in get_user_policy                                => reads();
        ListAccessKeys                          in list_access_keys                               => reads();
        ListAccountAliases                      in list_account_aliases                           => reads();
        ListAttachedGroupPolicies               in list_attached_group_policies                   => reads();
        ListAttachedRolePolicies                in list_attached_role_policies                    => reads();
        ListAttachedUserPolicies                in list_attached_user_policies                    => reads();
        ListEntitiesForPolicy                   in list_entities_for_policy                       => reads();
        ListGroupPolicies                       in list_group_policies                            => reads();
        ListGroups                              in list_groups                                    => reads();
        ListGroupsForUser                       in list_groups_for_user                           => reads();
        ListInstanceProfileTags                 in list_instance_profile_tags                     => reads();
        ListInstanceProfiles                    in list_instance_profiles                         => reads();
        ListInstanceProfilesForRole             in list_instance_profiles_for_role                => reads();
        ListMFADevices                          in list_mfa_devices                               => reads();
        ListOpenIDConnectProviderTags           in list_open_id_connect_provider_tags             => reads();
        ListOpenIDConnectProviders              in list_open_id_connect_providers                 => reads();
        ListPolicies                            in list_policies                                  => reads().taking_long();
        ListPolicyTags                          in list_policy_tags                               => reads();
        ListPolicyVersions                      in list_policy_versions                           => reads();
        ListRolePolicies                        in list_role_policies                             => reads();
        ListRoleTags                            in list_role_tags                                 => reads();
        ListRoles                               in list_roles                                     => reads();
        ListSAMLProviders                       in list_saml_providers                            => reads();
        ListSSHPublicKeys                       in list_ssh_public_keys                           => reads();
        ListServerCertificates                  in list_server_certificates                       => reads();
        ListServiceSpecificCredentials          in list_service_specific_credentials              => reads();
        ListSigningCertificates                 in list_signing_certificates                      => reads();
        ListUserPolicies                        in list_user_policies                             => reads();
        ListUserTags                            in list_user_tags                                 => reads();
        ListUsers                               in list_users                                     => reads();
        ListVirtualMFADevices                   in list_virtual_mfa_devices                       => reads();
        PutGroupPolicy                          in put_group_policy                               => changes();
        PutRolePermissionsBoundary              in put_role_permissions_boundary                  => changes();
        PutRolePolicy                           in put_role_policy                                => changes();
        PutUserPermissionsBoundary              in put_user_permissions_boundary                  => changes();
        PutUserPolicy                           in put_user_policy                                => changes();
        RemoveClientIDFromOpenIDConnectProvider in remove_client_id_from_open_id_connect_provider => changes();
        RemoveRoleFromInstanceProfile           in remove_role_from_instance_profile              => changes();
        RemoveUserFromGroup                     in remove_user_from_group                         => changes();
        SetDefaultPolicyVersion                 in set_default_policy_version                     => changes();
        SimulateCustomPolicy                    in simulate_custom_policy                         => reads().taking_long();
        SimulatePrincipalPolicy                 in simulate_principal_policy                      => reads().taking_long();
        TagInstanceProfile                      in tag_instance_profile                           => changes();
        TagOpenIDConnectProvider                in tag_open_id_connect_provider                   => changes();
        TagPolicy                               in tag_policy                                     => changes();
        TagRole                                 in tag_role                                       => changes();
        TagUser                                 in tag_user                                       => changes();
        UntagInstanceProfile                    in untag_instance_profile                         => changes();
        UntagOpenIDConnectProvider              in untag_open_id_connect_provider                 => changes();
        UntagPolicy                             in untag_policy                                   => changes();
        UntagRole                               in untag_role                                     => changes();
        UntagUser                               in untag_user                                     => changes();
        UpdateAccessKey                         in update_access_key                              => changes();
        UpdateAssumeRolePolicy                  in update_assume_role_policy                      => changes();
        UpdateGroup                             in update_group                                   => changes();
        UpdateOpenIDConnectProviderThumbprint   in update_open_id_connect_provider_thumbprint     => changes();
        UpdateRole                              in update_role                                    => changes();
        UpdateRoleDescription                   in update_role_description                        => changes();
        UpdateUser                              in update_user                                    => changes();
    }
    Sts sts "sts:" {
        AssumeRole                in assume_role                   => reads();
        // Nobody signs it: `WebIdentityCall`.
        AssumeRoleWithWebIdentity                                  => reads();
        GetAccessKeyInfo          in get_access_key_info           => reads();
        GetCallerIdentity         in get_caller_identity           => reads();
        GetSessionToken           in get_session_token             => reads();
    }
}

/// Returns the facts about an operation that are known before any request.
#[must_use]
pub fn facts(operation: IdentityOperation) -> OperationFacts {
    let facts = row(operation).facts();
    OperationFacts { is_built: facts.is_built || facts.operation == WITH_WEB_IDENTITY, ..facts }
}
