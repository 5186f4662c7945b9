//! Prices and bills: what the metered use of keys ([`usage`]) costs at AWS, or at prices of one's own. Money is exact decimals, rounded once
//! at the end.
//!
//! [`Prices`] is the price file, [`Bill::of`] a bill for a time: lines by whatever it is asked for.

mod bill;
mod grouping;
mod key_hours;
mod prices;
mod rotation;
mod unused;

pub use bill::{Bill, BillGroup, BillLine, Refused};
pub use grouping::{Dimension, Grouping, Period, TooManyGroups};
pub use key_hours::{KeyHours, key_hours};
pub use prices::{PriceClass, Prices, PricesError};
pub use rotation::rotated_every;
pub use rust_decimal::{Decimal, MathematicalOps};
pub use unused::{UnusedKey, unused_keys};
