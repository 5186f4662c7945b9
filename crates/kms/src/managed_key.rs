//! AWS managed keys: keys in the customer's account that an AWS service creates when it first needs one, `alias/aws/SERVICE`.
//!
//! Their key policy, which nobody can change, lets principals of the account use the key through that service only, and
//! lets the account look at the key. So a customer can neither change, disable, rotate nor delete it: no statement allows
//! that. Sources: AWS KMS developer guide, "AWS managed keys", "Rotate AWS KMS keys"; API reference, `DescribeKey` ("If you
//! specify a predefined AWS alias, KMS associates the alias with an AWS managed key and returns its KeyId and Arn").

use std::sync::Arc;

use keys::{Key, KeyPolicy, NewKey};
use model::generated::{KeySpec, KeyUsageType};
use model::{AccountId, AliasArn, Error, KeyId, Region};
use policy::Document;
use store::{Batch, Revision};

use crate::context::Context;
use crate::key_cache::KeyEntry;
use crate::records::{self, Alias};

/// A service that has AWS managed keys.
#[derive(Debug)]
struct ManagedKeyService {
    /// The suffix after `alias/aws/`.
    suffix: &'static str,
    /// The name in `kms:ViaService`, before the Region.
    name: &'static str,
    /// The common name.
    title: &'static str,
    /// The data that the key protects, after the title.
    what: &'static str,
    /// `true` if it keeps using the key by grants that it creates for itself.
    makes_grants: bool,
}

const fn direct(suffix: &'static str, title: &'static str) -> ManagedKeyService {
    ManagedKeyService { suffix, name: suffix, title, what: "data", makes_grants: false }
}

const fn granting(
    suffix: &'static str,
    name: &'static str,
    title: &'static str,
) -> ManagedKeyService {
    ManagedKeyService { suffix, name, title, what: "data", makes_grants: true }
}

impl ManagedKeyService {
    const fn protecting(self, what: &'static str) -> Self {
        Self { what, ..self }
    }
}

/// The services in alphabetical order. AWS adds no more: services that came after 2021 use AWS owned keys.
static SERVICES: [ManagedKeyService; 38] = [
    direct("acm", "ACM"),
    granting("appflow", "appflow", "AppFlow"),
    granting("backup", "backup", "AWS Backup"),
    direct("cloud9", "Cloud9"),
    granting("codeartifact", "codeartifact", "CodeArtifact"),
    direct("codecommit", "CodeCommit"),
    granting("connect", "connect", "Amazon Connect"),
    granting("dax", "dax", "DynamoDB Accelerator"),
    granting("dms", "dms", "DMS"),
    granting("dynamodb", "dynamodb", "DynamoDB"),
    granting("ebs", "ec2", "EBS").protecting("volumes"),
    granting("ecr", "ecr", "ECR"),
    granting("eks", "eks", "EKS"),
    granting("elasticache", "elasticache", "ElastiCache"),
    granting("elasticfilesystem", "elasticfilesystem", "EFS"),
    granting("es", "es", "OpenSearch Service"),
    granting("fsx", "fsx", "FSx"),
    direct("glue", "Glue"),
    granting("imagebuilder", "imagebuilder", "EC2 Image Builder"),
    granting("kafka", "kafka", "Amazon MSK"),
    granting("kendra", "kendra", "Kendra"),
    direct("kinesis", "Kinesis"),
    direct("kinesisvideo", "Kinesis Video Streams"),
    granting("lambda", "lambda", "Lambda").protecting("functions"),
    granting("lex", "lex", "Amazon Lex"),
    granting("lightsail", "lightsail", "Lightsail"),
    granting("mq", "mq", "Amazon MQ"),
    granting("rds", "rds", "RDS").protecting("database volumes"),
    granting("redshift", "redshift", "Redshift"),
    direct("s3", "S3").protecting("objects"),
    direct("secretsmanager", "Secrets Manager"),
    granting("ses", "ses", "SES"),
    direct("sns", "SNS"),
    direct("sqs", "SQS").protecting("messages"),
    direct("ssm", "SSM").protecting("parameters"),
    granting("timestream", "timestream", "Timestream"),
    granting("workspaces", "workspaces", "WorkSpaces"),
    direct("xray", "X-Ray"),
];

impl ManagedKeyService {
    /// Returns the service whose predefined alias this is.
    fn of(alias: &AliasArn) -> Option<&'static Self> {
        let suffix = alias.name.as_str().strip_prefix("alias/aws/")?;
        let place = SERVICES.binary_search_by_key(&suffix, |service| service.suffix).ok()?;
        SERVICES.get(place)
    }

    /// Returns its name in `kms:ViaService`.
    fn via(&self, region: &Region) -> String {
        format!("{}.{region}.amazonaws.com", self.name)
    }

    fn description(&self) -> String {
        let Self { title, what, .. } = self;
        format!("Default key that protects my {title} {what} when no other key is defined")
    }

    /// Returns the key policy, in the form that AWS gives it.
    fn policy(&self, account: AccountId, region: &Region) -> String {
        let Self { suffix, title, makes_grants, .. } = self;
        let (root, via) = (account.root_arn(region), self.via(region));
        let (granting, revoking) = if *makes_grants {
            (r#", "kms:CreateGrant""#, r#", "kms:RevokeGrant""#)
        } else {
            ("", "")
        };
        format!(
            r#"{{
  "Version" : "2012-10-17",
  "Id" : "auto-{suffix}-2",
  "Statement" : [ {{
    "Sid" : "Allow access through {title} for all principals in the account that are authorized to use {title}",
    "Effect" : "Allow",
    "Principal" : {{
      "AWS" : "*"
    }},
    "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"{granting}, "kms:DescribeKey" ],
    "Resource" : "*",
    "Condition" : {{
      "StringEquals" : {{
        "kms:CallerAccount" : "{account}",
        "kms:ViaService" : "{via}"
      }}
    }}
  }}, {{
    "Sid" : "Allow direct access to key metadata to the account",
    "Effect" : "Allow",
    "Principal" : {{
      "AWS" : "{root}"
    }},
    "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*"{revoking} ],
    "Resource" : "*"
  }} ]
}}"#
        )
    }
}

/// Returns whether the request is sent by the service whose predefined alias this is, for one of its users.
pub(crate) fn is_of(alias: &AliasArn, context: &Context<'_>) -> bool {
    let (service, via) = (ManagedKeyService::of(alias), context.via_service());
    service.zip(via).is_some_and(|(service, via)| via == service.via(&alias.region))
}

/// Creates the key that the predefined alias `alias` of the caller's account will refer to; `None` if the alias is not one of AWS's.
/// It is stored with the changes of the request, if that succeeds. Of two requests at the same moment, the second runs again and
/// finds the key of the first.
pub(crate) fn make(
    context: &Context<'_>,
    alias: &AliasArn,
) -> Result<Option<Arc<KeyEntry>>, Error> {
    // A service that acts for itself has no account whose keys these could be.
    let is_own = alias.account == context.account() && context.caller.as_service().is_none();
    let Some(service) = ManagedKeyService::of(alias).filter(|_| is_own) else {
        return Ok(None);
    };
    let random =
        crypto::random::array::<10>().and_then(|id| Ok((id, crypto::random::secret::<32>()?)));
    let (id, material) = random.map_err(Error::failed)?;
    let new = NewKey {
        account: alias.account,
        region: alias.region.clone(),
        id: KeyId::single_region(context.now, id),
        spec: KeySpec::SymmetricDefault,
        usage: KeyUsageType::EncryptDecrypt,
        description: service.description(),
        policy: KeyPolicy::unbound(service.policy(alias.account, &alias.region)),
        created: context.now,
    };
    let mut key = Key::managed(&context.environment.hierarchy, new, material.expose())?;
    key.add_alias(&alias.name)?;
    let mut batch = Batch::default();
    records::create_key(&mut batch, &key)?;
    records::put_alias(&mut batch, alias, None, &Alias::new(key.arn().id, context.now))?;
    let policy = Document::parse(&key.policy().text)?;
    // It has no revision yet: this request can only describe or use it.
    let entry = KeyEntry::new(key, policy, Revision(0));
    context.attempt.also(batch);
    Ok(Some(Arc::new(entry)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_found_by_their_alias() {
        assert!(SERVICES.is_sorted_by_key(|service| service.suffix));
        let found = |name: &str| {
            let arn =
                AliasArn::parse(&format!("arn:aws:kms:eu-west-1:111122223333:{name}")).unwrap();
            ManagedKeyService::of(&arn).map(|service| service.name)
        };
        assert_eq!(found("alias/aws/ebs"), Some("ec2"));
        assert_eq!(found("alias/aws/s3"), Some("s3"));
        for name in ["alias/aws/s4", "alias/aws/", "alias/s3"] {
            assert_eq!(found(name), None, "{name}");
        }
    }

    #[test]
    fn every_policy_is_one() {
        let account = AccountId::parse("111122223333").unwrap();
        let region = Region::parse("eu-west-1").unwrap();
        for service in &SERVICES {
            let text = service.policy(account, &region);
            let policy = Document::parse(&text).unwrap();
            assert_eq!(policy.statements().len(), 2);
            assert_eq!(text.contains("kms:CreateGrant"), service.makes_grants);
        }
    }
}
