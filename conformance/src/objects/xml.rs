//! Looks into documents of S3, which the service writes without attributes that matter here and without comments.

/// Returns the contents of the elements with one of these names, in their order, each with its name.
pub fn elements<'t>(text: &'t str, names: &[&'static str]) -> Vec<(&'static str, &'t str)> {
    let (mut found, mut rest) = (Vec::new(), text);
    loop {
        let opened = names.iter().filter_map(|name| {
            let tag = format!("<{name}>");
            rest.find(&tag).map(|at| (at, at + tag.len(), *name))
        });
        let Some((_, begin, name)) = opened.min() else { return found };
        let Some(length) = rest[begin..].find(&format!("</{name}>")) else { return found };
        found.push((name, &rest[begin..begin + length]));
        rest = &rest[begin + length..];
    }
}

/// Returns the content of the first element with a name; nothing if there is none.
pub fn element<'t>(text: &'t str, name: &'static str) -> &'t str {
    elements(text, &[name]).first().map_or("", |(_, content)| content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_come_in_their_order() {
        let text = "<R><A><K>1</K></A><B><K>2</K></B><A><K>3</K></A><C/></R>";
        let found = elements(text, &["A", "B"]);
        let keys: Vec<_> = found.iter().map(|(name, one)| (*name, element(one, "K"))).collect();
        assert_eq!(keys, [("A", "1"), ("B", "2"), ("A", "3")]);
        assert_eq!(element(text, "none"), "");
    }
}
