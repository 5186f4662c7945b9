//! A judge of the XML of replies.

/// Checks that a text is closed as it is opened, in characters that XML 1.0 has.
pub fn is_xml(text: &[u8]) {
    let text = std::str::from_utf8(text).expect("XML is text");
    let is_character =
        |of: char| matches!(of, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    assert!(text.chars().all(is_character), "a character that XML does not have: {text:?}");
    let mut open = Vec::new();
    for tag in text.split('<').skip(1).filter(|tag| !tag.starts_with('?')) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name = tag.trim_end_matches('/').split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{text}"),
            None if tag.ends_with('/') => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{text}");
}
