//! Which structures requests carry, which replies carry, and which both carry.

use std::collections::BTreeSet;

use super::model::{Model, Operation, Shape, Structure};

/// The way a structure travels. It decides which conversions it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Travel {
    /// In requests only.
    In,
    /// In replies only.
    Out,
    /// As a part of requests and of replies.
    Both,
}

impl Travel {
    pub(crate) fn is_in(self) -> bool {
        self != Self::Out
    }

    pub(crate) fn is_out(self) -> bool {
        self != Self::In
    }

    /// Whether the Rust member is an `Option`. In replies every member is, so that an operation writes only the
    /// members that apply.
    pub(crate) fn is_optional(self, structure: &Structure, member: &str) -> bool {
        self == Self::Out || !structure.requires(member)
    }

    /// The structures that travel this way, in alphabetical order.
    pub(crate) fn structures(self, model: &Model) -> Vec<(&str, &Structure)> {
        let inputs = reached(model, model.operations.values().filter_map(input));
        let outputs = reached(model, model.operations.values().filter_map(output));
        let travels_so = |(name, _): &(&str, &Structure)| match self {
            Self::In => inputs.contains(name) && !outputs.contains(name),
            Self::Out => outputs.contains(name) && !inputs.contains(name),
            Self::Both => inputs.contains(name) && outputs.contains(name),
        };
        model.structures().filter(travels_so).collect()
    }
}

/// Every shape that some operation reaches.
pub(crate) fn all(model: &Model) -> BTreeSet<&str> {
    let operations = || model.operations.values();
    reached(model, operations().filter_map(input).chain(operations().filter_map(output)))
}

/// Every shape that stands within a shape that some operation reaches.
pub(crate) fn parts(model: &Model) -> BTreeSet<&str> {
    let wholes = all(model).into_iter().filter_map(|name| model.shapes.get(name));
    wholes.flat_map(Shape::references).collect()
}

/// Every shape that stands in a list that some operation reaches.
pub(crate) fn list_members(model: &Model) -> BTreeSet<&str> {
    let lists = all(model).into_iter().filter_map(|name| model.shapes.get(name));
    lists.filter(|shape| matches!(shape, Shape::List { .. })).flat_map(Shape::references).collect()
}

/// Every shape that can be come to from `roots`, these too.
pub(crate) fn reached<'a>(
    model: &'a Model,
    roots: impl Iterator<Item = &'a str>,
) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<_> = roots.collect();
    while let Some(name) = waiting.pop() {
        if seen.insert(name) {
            waiting.extend(model.shapes.get(name).into_iter().flat_map(Shape::references));
        }
    }
    seen
}

fn input(operation: &Operation) -> Option<&str> {
    operation.input.as_ref().map(|input| input.shape.as_str())
}

fn output(operation: &Operation) -> Option<&str> {
    operation.output.as_ref().map(|output| output.shape.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::tests::MODEL;
    use super::*;

    #[test]
    fn structures_are_sorted_by_the_way_they_travel() {
        let model = Model::parse(MODEL.as_bytes()).unwrap();
        let names = |travel: Travel| -> Vec<_> {
            travel.structures(&model).into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(Travel::In), ["LockRequest", "PeekRequest"]);
        assert_eq!(names(Travel::Out), ["Lamp", "PeekResponse"]);
        assert_eq!(names(Travel::Both), ["Tag"]);
    }

    #[test]
    fn only_what_operations_reach_counts() {
        let model = Model::parse(MODEL.as_bytes()).unwrap();
        assert!(!all(&model).contains("UnusedType"));
        assert!(!all(&model).contains("GoneException"));
        assert!(parts(&model).contains("Lamp") && !parts(&model).contains("LockRequest"));
        assert_eq!(list_members(&model).into_iter().collect::<Vec<_>>(), ["LockKind", "Tag"]);
    }
}
