//! The names of AWS services that policies may name as principals.
//!
//! AWS publishes no list. `service_names.txt` has the services of the service authorization reference and the principals that are
//! named in AWS managed policies, without `.amazonaws.com`; and a few that only guides name. What a part of a service is called,
//! such as `export.rds`, and a service in a Region count with the service.

use model::Regions;
use std::sync::LazyLock;

static NAMES: &str = include_str!("service_names.txt");
static REGIONS: LazyLock<Regions> = LazyLock::new(Regions::aws);

/// Returns whether AWS has a service with this principal, such as `lambda.amazonaws.com`, as far as is known.
#[must_use]
pub fn is_service_principal(name: &str) -> bool {
    let parted = name.strip_suffix(".cn").unwrap_or(name).strip_suffix(".amazonaws.com");
    // The two that are elsewhere: skills of Alexa, and their accounts.
    let Some(service) = parted else {
        return matches!(name, "alexa-appkit.amazon.com" | "alexa-connectedhome.amazon.com");
    };
    let service = match service.rsplit_once('.') {
        Some((before, region)) if REGIONS.get(region).is_some() => before,
        Some(_) | None => service,
    };
    let last = service.rsplit('.').next().unwrap_or_default();
    let is_well_formed = service.split('.').all(|label| !label.is_empty());
    is_well_formed && NAMES.lines().any(|known| known == service || known == last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_known_by_name_part_and_region() {
        for name in [
            "lambda.amazonaws.com",
            "ecs-tasks.amazonaws.com",
            "delivery.logs.amazonaws.com",
            "export.rds.amazonaws.com",
            "logs.eu-west-1.amazonaws.com",
            "ec2.amazonaws.com.cn",
            "alexa-appkit.amazon.com",
            "billingreports.amazonaws.com",
            "costalerts.amazonaws.com",
            "dnssec-route53.amazonaws.com",
            "transcribe.streaming.amazonaws.com",
        ] {
            assert!(is_service_principal(name), "{name}");
        }
        for name in [
            "",
            "lambda",
            ".amazonaws.com",
            "amazonaws.com",
            ".lambda.amazonaws.com",
            "lambda..amazonaws.com",
            "lamda.amazonaws.com",
            "tagging.amazonaws.com",
            "lambda.mars-1.amazonaws.com",
            "eu-west-1.amazonaws.com",
            "lambda.amazonaws.com.evil.example",
            "Lambda.amazonaws.com",
        ] {
            assert!(!is_service_principal(name), "{name}");
        }
    }
}
