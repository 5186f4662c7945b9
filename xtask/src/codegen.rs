//! `cargo xtask codegen`: writes `crates/model/src/generated*` from the AWS service models, or checks it.
//!
//! [`services`] says of which services, [`model`] reads a service model and refuses whatever it does not know; each emitter writes one kind of
//! Rust text; rustfmt formats it. The output depends on the service model and `rustfmt.toml` alone.

mod conversions;
mod enums;
mod errors;
mod measured;
mod model;
mod names;
mod operations;
mod regions;
mod rest;
mod s3_additions;
mod sentence;
mod services;
mod shapes;
mod structures;
#[cfg(test)]
mod tests;
mod text;
mod travel;

use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use services::read;
use services::{Generated, Models};
use travel::Travel;

/// A development tool stops at the first fault, with a text for the developer.
pub(crate) type Failure = Box<dyn std::error::Error>;

const FOLDER: &str = "crates/model/src/generated";

/// One generated file.
struct Artefact {
    /// From the repository's root.
    path: PathBuf,
    /// Formatted.
    text: String,
}

/// Writes the generated files of `repository`. A file that is current is not touched, so that nothing is
/// rebuilt for it; a Rust file in the folder that is no longer generated is removed.
pub(crate) fn write(models: &Models, repository: &Path) -> Result<(), Failure> {
    let artefacts = artefacts(models, repository)?;
    for Artefact { path, text } in &artefacts {
        let path = repository.join(path);
        if fs::read_to_string(&path).ok().as_ref() != Some(text) {
            fs::create_dir_all(path.parent().unwrap_or(repository))?;
            fs::write(path, text)?;
        }
    }
    for stale in stale(&artefacts, repository)? {
        fs::remove_file(repository.join(stale))?;
    }
    Ok(())
}

/// Fails, and names the first difference, unless the generated files are what `write` would leave.
pub(crate) fn check(models: &Models, repository: &Path) -> Result<(), Failure> {
    let artefacts = artefacts(models, repository)?;
    for Artefact { path, text } in &artefacts {
        let current = fs::read_to_string(repository.join(path))
            .map_err(|error| outdated(&format!("{}: {error}", path.display())))?;
        if let Some(difference) = first_difference(&current, text) {
            return Err(outdated(&format!("{}:{difference}", path.display())));
        }
    }
    match stale(&artefacts, repository)?.first() {
        Some(path) => Err(outdated(&format!("{} is not generated", path.display()))),
        None => Ok(()),
    }
}

/// The files of every service: those of KMS, the first, in the folder itself, those of others in folders within.
fn artefacts(models: &Models, repository: &Path) -> Result<Vec<Artefact>, Failure> {
    let Models { services, regions } = models;
    let mut texts = vec![
        ("/errors.rs".to_owned(), errors::emit(services)),
        ("/regions.rs".to_owned(), regions::emit(regions)),
    ];
    let others: Vec<_> = services.iter().skip(1).map(|other| other.service.name).collect();
    for (index, generated) in services.iter().enumerate() {
        let Generated { service, model, .. } = generated;
        let folder = if index == 0 { String::new() } else { format!("/{}", service.name) };
        let files = [
            ("/enums.rs", enums::emit(model)),
            ("/inputs.rs", structures::emit(model, Travel::In)?),
            ("/operations.rs", operations::emit(generated)),
            ("/outputs.rs", structures::emit(model, Travel::Out)?),
            ("/routes.rs", rest::emit(generated)),
            ("/shapes.rs", shapes::emit(model)),
            ("/shapes/inputs.rs", shapes::emit_structures(model, Travel::In)),
            ("/shapes/outputs.rs", shapes::emit_structures(model, Travel::Out)),
            ("/shapes/shared.rs", shapes::emit_structures(model, Travel::Both)),
            ("/shared.rs", structures::emit(model, Travel::Both)?),
        ];
        let written = files.into_iter().filter(|(_, text)| !text.is_empty());
        let files: Vec<_> = written.map(|(end, text)| (folder.clone() + end, text)).collect();
        let names =
            files.iter().filter_map(|(path, _)| path.strip_prefix(&folder)?.strip_prefix('/'));
        let modules: Vec<_> = names.filter_map(|name| name.strip_suffix(".rs")).collect();
        let index = index_of(service.name, &modules, if index == 0 { &others } else { &[] });
        texts.push((folder.clone() + ".rs", index));
        texts.extend(files);
    }
    let format = |(end, text): (String, String)| {
        let path = PathBuf::from(format!("{FOLDER}{end}"));
        text::format_rust(&text, repository).map(|text| Artefact { path, text })
    };
    texts.into_iter().map(format).collect()
}

/// The text of a service's module. That of KMS has the modules of the `others`, and the error codes of all.
fn index_of(service: &str, modules: &[&str], others: &[&str]) -> String {
    let (mut mods, mut uses) = (String::new(), String::new());
    for name in modules.iter().filter(|name| !name.contains('/')) {
        let shown = if *name == "shapes" { "pub " } else { "" };
        mods += &format!("{shown}mod {name};\n");
        uses += &match *name {
            "shapes" => String::new(),
            "operations" => "pub use operations::Operation;\n".to_owned(),
            "routes" => "pub use routes::UNBUILT_ROUTES;\n".to_owned(),
            _ => format!("pub use {name}::*;\n"),
        };
    }
    if service == services::KMS.name {
        mods += "mod errors;\nmod regions;\n";
        uses += "pub use errors::ErrorCode;\npub use regions::REGIONS;\n";
    } else {
        uses += "use super::ErrorCode;\n";
    }
    mods.extend(others.iter().map(|name| format!("pub mod {name};\n")));
    let service = service.to_ascii_uppercase();
    format!(
        "//! The AWS {service} service model of botocore (Apache License 2.0) as Rust.
    //!
    //! Generated by `cargo xtask codegen`; do not edit.

    {mods}
    {uses}"
    )
}

/// The Rust files under the generated folder that are none of `artefacts`, in alphabetical order.
fn stale(artefacts: &[Artefact], repository: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(FOLDER)];
    while let Some(folder) = folders.pop() {
        if !repository.join(&folder).is_dir() {
            continue;
        }
        for entry in fs::read_dir(repository.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.retain(|path| artefacts.iter().all(|artefact| artefact.path != *path));
    found.sort();
    Ok(found)
}

/// `LINE` and both texts of the first line in which `current` is not `wanted`.
fn first_difference(current: &str, wanted: &str) -> Option<String> {
    if current == wanted {
        return None;
    }
    let same = current.lines().zip(wanted.lines()).take_while(|(now, then)| now == then).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(end of file)").to_owned();
    Some(format!("{}\n  file:  {}\n  model: {}", same + 1, line(current), line(wanted)))
}

fn outdated(difference: &str) -> Failure {
    let remedy = "run `cargo xtask codegen --models PATH` and commit the result";
    format!("the generated code is not what the AWS models say: {difference}\n{remedy}").into()
}
