//! The request that a page belongs to. The token of its next page is bound to the account and to the members of the request.

use std::fmt::Debug;

use model::{AccountId, Error, ErrorCode};
use pipeline::{InvalidPageToken, PageTokens};

use crate::context::Context;

/// A request whose reply may have several pages.
#[derive(Debug)]
pub(crate) struct PagedRequest<'a> {
    tokens: &'a PageTokens,
    account: AccountId,
    members: String,
}

impl<'a> PagedRequest<'a> {
    /// Returns the request with these members, which are without a token.
    pub(crate) fn new(context: &Context<'a>, members: &impl Debug) -> Self {
        let (tokens, account) = (&context.environment.tokens, context.account());
        Self { tokens, account, members: format!("{members:?}") }
    }

    /// Returns the token of the page after a position.
    pub(crate) fn token(&self, position: &str) -> String {
        self.tokens.issue(self.account, self.members.as_bytes(), position.as_bytes())
    }

    /// Returns the position in a token.
    ///
    /// # Errors
    /// - `InvalidNextTokenException` if it was not issued to this account.
    /// - `RequestChangedException` if it was issued for another request.
    pub(crate) fn position(&self, token: &str) -> Result<String, Error> {
        let position = self.tokens.read(self.account, self.members.as_bytes(), token);
        let invalid = |invalid| match invalid {
            InvalidPageToken::Foreign => {
                Error::new(ErrorCode::InvalidNextTokenException, "The pagination token is invalid.")
            }
            InvalidPageToken::OtherRequest => Error::new(
                ErrorCode::RequestChangedException,
                "Your request parameters changed between pages.",
            ),
        };
        // Only texts are issued.
        position.map(|position| String::from_utf8(position).unwrap_or_default()).map_err(invalid)
    }
}
