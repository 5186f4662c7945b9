//! Creates and lists accounts for the operator, who asks over the control socket.

use std::sync::Arc;

use model::AccountId;
use store::{Batch, CommitError};

use crate::control_request::{AccountListed, Accounts, ControlRefusal, NewAccount};
use crate::credentials;
use crate::data_dir::DataDir;
use crate::profiles::Profiles;
use crate::server::Server;
use pipeline::LedgerError;
use pipeline::event;

/// The number of random account ids that are tried before the service gives up.
const ATTEMPTS_MAX: usize = 8;

/// Makes an account with its root's access key, which goes into a profile of the credentials file and nowhere else. Requests come
/// one at a time: the file has one writer.
pub(crate) async fn create(
    service: &Server,
    data_dir: &DataDir,
    endpoint: &str,
    id: Option<&str>,
    profile: Option<&str>,
) -> Result<NewAccount, ControlRefusal> {
    let wanted = id.map(parse).transpose()?;
    if iam::count_accounts(&*service.store).map_err(ControlRefusal::failed)? >= iam::ACCOUNTS_MAX {
        let most = iam::ACCOUNTS_MAX;
        return Err(ControlRefusal::request(format!(
            "the service has {most} accounts, the most it can"
        )));
    }
    let attempts = if wanted.is_some() { 1 } else { ATTEMPTS_MAX };
    for _ in 0..attempts {
        let account =
            wanted.map_or_else(iam::random_account_id, Ok).map_err(ControlRefusal::failed)?;
        let name = profile.map_or_else(|| account.to_string(), str::to_owned);
        if make(service, data_dir, account, &name).await? {
            return Ok(NewAccount {
                account_id: account.to_string(),
                profile: name,
                credentials: data_dir.credentials(),
                endpoint: endpoint.to_owned(),
                region: service.region.to_string(),
            });
        }
    }
    Err(ControlRefusal::request(match wanted {
        Some(account) => format!("account {account} exists already"),
        None => "no free account id was found: name one with --account-id".to_owned(),
    }))
}

fn parse(id: &str) -> Result<AccountId, ControlRefusal> {
    AccountId::parse(id)
        .ok_or_else(|| ControlRefusal::request(format!("`{id}` is no account id: take 12 digits")))
}

/// Returns whether the account was made: `false` if there is one with that id.
async fn make(
    service: &Server,
    data_dir: &DataDir,
    account: AccountId,
    profile: &str,
) -> Result<bool, ControlRefusal> {
    let profiles = Profiles::read(data_dir.credentials()).map_err(ControlRefusal::failed)?;
    if !Profiles::is_name(profile) {
        let message = format!("`{profile}` is no profile name: take letters, digits, - _ and .");
        return Err(ControlRefusal::request(message));
    }
    if profiles.has(profile) {
        let message = format!(
            "{} has a profile `{profile}` already: name another with --profile",
            data_dir.credentials().display()
        );
        return Err(ControlRefusal::request(message));
    }
    let (now, key) =
        (service.clock.now(), credentials::random_key().map_err(ControlRefusal::failed)?);
    let (mut batch, hierarchy) = (Batch::default(), &service.aws.kms.hierarchy);
    iam::create_account(&mut batch, hierarchy, account, &key, now)
        .map_err(ControlRefusal::failed)?;
    // What cannot be recorded is not done either.
    service.log.ready().await.map_err(ControlRefusal::failed)?;
    // The secret is nowhere else: it is on disk before the account is.
    profiles.write_with(profile, &service.region, &key).map_err(ControlRefusal::failed)?;
    match commit(service, batch, account, &key.access_key_id).await {
        Ok(()) => Ok(true),
        // It was committed. The next start records it.
        Err(LedgerError::Record(error)) => Err(ControlRefusal::failed(error)),
        Err(LedgerError::Commit(error)) => {
            profiles.write_back().map_err(ControlRefusal::failed)?;
            let is_taken = matches!(error, CommitError::Conflict(_));
            if is_taken { Ok(false) } else { Err(ControlRefusal::failed(error)) }
        }
    }
}

/// Commits and records the new account.
async fn commit(
    service: &Server,
    batch: Batch,
    account: AccountId,
    access_key_id: &str,
) -> Result<(), LedgerError> {
    let details = format!(r#"{{"accessKeyId":"{access_key_id}"}}"#);
    let (account, now) = (account.to_string(), service.clock.now());
    let event = event::own_event("CreateAccount", &service.region, &account, &details, now);
    let id = uuid::Uuid::new_v4().to_string();
    service.ledger().change(batch, &id, event, ()).await.map(|_recorded| ())
}

/// Returns all accounts.
pub(crate) fn list(service: &Arc<Server>) -> Result<Accounts, ControlRefusal> {
    let listed = iam::accounts(&*service.store).map_err(ControlRefusal::failed)?;
    let shown = |account: &iam::Listed| AccountListed {
        account_id: account.account.to_string(),
        created: account.created.to_string(),
        users: account.users,
        roles: account.roles,
    };
    Ok(Accounts { accounts: listed.iter().map(shown).collect() })
}
