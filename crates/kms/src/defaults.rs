//! Members that AWS treats as if the caller had sent them: conditions and CloudTrail see the default value.

use model::shape::{Fields, Value};

/// Sets the text member `name` to `value` unless the caller sent it.
pub(crate) fn text(fields: &mut Fields, name: &str, value: &str) {
    set(fields, name, || Value::String(value.to_owned()));
}

/// Sets the boolean `name` to `false` unless the caller sent it.
pub(crate) fn no(fields: &mut Fields, name: &str) {
    set(fields, name, || Value::Boolean(false));
}

fn set(fields: &mut Fields, name: &str, value: impl FnOnce() -> Value) {
    let index = fields.structure().members.iter().position(|member| member.name == name);
    if let Some(index) = index.filter(|index| fields.value(*index).is_none()) {
        fields.set(index, Some(value()));
    }
}
