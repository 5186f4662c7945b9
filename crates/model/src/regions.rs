//! The Regions that a service serves.

use std::fmt;
use std::sync::Arc;

use crate::arn::Region;
use crate::generated::REGIONS;

/// A fixed list of Regions. A client names a Region in the scope of its signature and may write anything there, so everything
/// that is kept, counted or limited by Region is bounded by this list. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regions(Arc<[Region]>);

impl Regions {
    /// Returns the list of `regions`, each once.
    #[must_use]
    pub fn new(regions: impl IntoIterator<Item = Region>) -> Self {
        let mut regions: Vec<_> = regions.into_iter().collect();
        regions.sort_unstable();
        regions.dedup();
        Self(regions.into())
    }

    /// Returns the Regions of AWS.
    #[must_use]
    pub fn aws() -> Self {
        Self::new(REGIONS.into_iter().filter_map(Region::parse))
    }

    /// Returns the list with one Region more.
    #[must_use]
    pub fn with(&self, region: Region) -> Self {
        Self::new(self.0.iter().cloned().chain([region]))
    }

    /// Returns the Region of this name; `None` if it is not in the list.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Region> {
        let place = self.0.binary_search_by(|region| region.as_str().cmp(name)).ok()?;
        self.0.get(place)
    }

    /// Returns how many Regions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is no Region.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Regions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, region) in self.0.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            write!(formatter, "{comma}{region}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_of_aws_is_found_and_nothing_else() {
        let regions = Regions::aws();
        assert_eq!(regions.len(), REGIONS.len(), "each has the form of a Region");
        for name in REGIONS {
            assert_eq!(regions.get(name).map(Region::as_str), Some(name));
        }
        for name in ["", "us-east-11", "us-east", "US-EAST-1", "zz-nowhere-1", "aws-global"] {
            assert_eq!(regions.get(name), None, "{name}");
        }
    }

    #[test]
    fn a_region_of_ones_own_is_added_once() {
        let own = Region::parse("dc-berlin-1").unwrap();
        let regions = Regions::new([Region::parse("us-east-1").unwrap()]).with(own.clone());
        assert_eq!(regions.with(own).to_string(), "dc-berlin-1,us-east-1");
    }
}
