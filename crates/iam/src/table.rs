//! Every operation of IAM and STS that is built. Each file has the rows of its own.

use model::ServiceOperation;

use crate::operation::Row;
use crate::{
    access_key, assume_role, attached_policy, boundary, group, inline_policy, managed_policy,
    oidc_provider, role, session, simulate, tags, user,
};

static TABLE: [&[Row]; 19] = [
    access_key::ROWS,
    assume_role::ROWS,
    &attached_policy::OF_GROUPS,
    &attached_policy::OF_ROLES,
    &attached_policy::OF_USERS,
    boundary::ROWS,
    group::ROWS,
    &inline_policy::OF_GROUPS,
    &inline_policy::OF_ROLES,
    &inline_policy::OF_USERS,
    managed_policy::ROWS,
    oidc_provider::ROWS,
    role::ROWS,
    session::ROWS,
    simulate::ROWS,
    &tags::OF_POLICIES,
    &tags::OF_ROLES,
    &tags::OF_USERS,
    user::ROWS,
];

/// Returns the row of an operation. `None` if it is not built.
pub(crate) fn row(operation: ServiceOperation) -> Option<&'static Row> {
    TABLE.iter().copied().flatten().find(|row| row.operation == operation)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_operation_has_two_rows() {
        let all: Vec<_> = TABLE.iter().copied().flatten().map(|row| row.operation).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }
}
