//! The memory that a key takes, near enough for a bound.

use super::{Key, Tag};
use crate::material::Material;

/// The bytes of a tree's entry beside itself, and of a shared text beside its bytes.
const NODE_BYTES: usize = 32;

impl Key {
    /// Returns the bytes of memory beyond the value itself.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        let tag = |tag: &Tag| size_of::<Tag>() + tag.key.capacity() + tag.value.capacity();
        let principal = |(arn, id): (&String, &String)| {
            NODE_BYTES + 2 * size_of::<String>() + arn.capacity() + id.capacity()
        };
        let materials = self.materials.iter().chain(&self.pending);
        let regions = self.multi_region.iter().flat_map(|related| &related.replicas);
        self.description.capacity()
            + self.policy.text.capacity()
            + self.policy.principals.iter().map(principal).sum::<usize>()
            + self.tags.iter().map(tag).sum::<usize>()
            + self.aliases.iter().map(|name| NODE_BYTES + name.as_str().len()).sum::<usize>()
            + materials.map(|one| size_of::<Material>() + one.heap_bytes()).sum::<usize>()
            + regions.map(|region| NODE_BYTES + region.as_str().len()).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use model::AliasName;
    use model::generated::Tag as RequestTag;

    use super::super::KeyPolicy;
    use super::super::tests::{NOW, key};
    use super::*;

    #[test]
    fn whatever_is_added_to_a_key_counts() {
        let (hierarchy, mut key) = key();
        let mut before = key.heap_bytes();
        let mut grown = |key: &Key, least: usize| {
            let after = key.heap_bytes();
            assert!(after >= before + least, "{after} is not {least} more than {before}");
            before = after;
        };
        key.set_policy(KeyPolicy::unbound("p".repeat(5_000)));
        grown(&key, 4_900);
        key.set_description(&"d".repeat(5_000));
        grown(&key, 4_900);
        let tag = RequestTag { tag_key: "k".repeat(100), tag_value: "v".repeat(200) };
        key.set_tags(&[tag]).unwrap();
        grown(&key, 300);
        key.add_alias(&AliasName::parse(&format!("alias/{}", "a".repeat(200))).unwrap()).unwrap();
        grown(&key, 200);
        key.rotate_on_demand(&hierarchy, NOW).unwrap();
        grown(&key, size_of::<Material>() + 32);
    }
}
