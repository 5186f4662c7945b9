//! Connections grouped by their holders, so that the holder of the most is found without a search.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use super::connection::Connection;

/// Some holder's connections, the oldest first.
pub(super) type Group = BTreeMap<u64, Arc<Connection>>;

/// Connections, grouped by their holders.
#[derive(Debug)]
pub(super) struct Groups<K> {
    members: HashMap<K, Group>,
    /// The groups by rank. The largest is last; of two that are as large, the one with the oldest connection.
    ranks: BTreeMap<Rank, K>,
    len: usize,
}

/// The size of a group, and its oldest connection.
type Rank = (usize, Reverse<u64>);

impl<K: Copy + Eq + Hash> Groups<K> {
    pub(super) fn new() -> Self {
        Self { members: HashMap::new(), ranks: BTreeMap::new(), len: 0 }
    }

    /// Returns the number of connections in all groups.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    pub(super) fn insert(&mut self, holder: K, connection: Arc<Connection>) {
        let group = self.members.entry(holder).or_default();
        if let Some(rank) = rank(group) {
            self.ranks.remove(&rank);
        }
        if group.insert(connection.id(), connection).is_none() {
            self.len += 1;
        }
        if let Some(rank) = rank(group) {
            self.ranks.insert(rank, holder);
        }
    }

    /// Returns `None` if there is no such connection in the holder's group.
    pub(super) fn get(&self, holder: K, id: u64) -> Option<Arc<Connection>> {
        self.members.get(&holder)?.get(&id).cloned()
    }

    /// Returns whether the connection was in the group.
    pub(super) fn remove(&mut self, holder: K, id: u64) -> bool {
        let Some(group) = self.members.get_mut(&holder) else { return false };
        let old = rank(group);
        if group.remove(&id).is_none() {
            return false;
        }
        self.len -= 1;
        if let Some(rank) = old {
            self.ranks.remove(&rank);
        }
        match rank(group) {
            Some(rank) => _ = self.ranks.insert(rank, holder),
            None => _ = self.members.remove(&holder),
        }
        true
    }

    /// Returns the group with the most connections.
    pub(super) fn largest(&self) -> Option<(K, &Group)> {
        let (_, holder) = self.ranks.last_key_value()?;
        Some((*holder, self.members.get(holder)?))
    }

    /// Returns every group, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (K, &Group)> {
        self.members.iter().map(|(holder, group)| (*holder, group))
    }

    /// Returns every connection, in no order.
    pub(super) fn connections(&self) -> impl Iterator<Item = &Arc<Connection>> {
        self.members.values().flat_map(BTreeMap::values)
    }
}

/// Returns `None` for an empty group.
fn rank(group: &Group) -> Option<Rank> {
    let (oldest, _) = group.first_key_value()?;
    Some((group.len(), Reverse(*oldest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(connections: &[(char, u64)]) -> Groups<char> {
        let mut groups = Groups::new();
        for (holder, id) in connections {
            groups.insert(*holder, Arc::new(Connection::for_test(*id)));
        }
        groups
    }

    fn largest(groups: &Groups<char>) -> Option<(char, u64)> {
        let (holder, group) = groups.largest()?;
        Some((holder, *group.first_key_value()?.0))
    }

    #[test]
    fn the_holder_of_the_most_is_the_largest() {
        let mut groups = groups(&[('a', 1), ('b', 2), ('b', 3), ('c', 4)]);
        assert_eq!((groups.len(), largest(&groups)), (4, Some(('b', 2))));
        assert!(groups.remove('b', 2));
        assert_eq!((groups.len(), largest(&groups)), (3, Some(('a', 1))));
    }

    #[test]
    fn of_groups_as_large_the_one_with_the_oldest_connection_comes_first() {
        let groups = groups(&[('z', 7), ('a', 9), ('m', 5)]);
        assert_eq!(largest(&groups), Some(('m', 5)));
    }

    #[test]
    fn what_is_not_there_is_not_removed() {
        let mut groups = groups(&[('a', 1)]);
        assert!(!groups.remove('a', 2));
        assert!(!groups.remove('b', 1));
        assert!(groups.remove('a', 1));
        assert_eq!((groups.len(), largest(&groups), groups.iter().count()), (0, None, 0));
    }
}
