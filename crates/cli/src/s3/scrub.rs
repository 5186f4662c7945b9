//! `bulla s3 scrub`: checks what is stored of objects.

use std::process::ExitCode;

use indicatif::HumanBytes;
use server::{Progress, ScrubProblem, Scrubbed};

use crate::log_location::LogLocation;
use crate::printable::plain;
use crate::progress::Bars;
use crate::table::TextTable;
use crate::{Failure, out};

pub(crate) const EXAMPLES: &str = "\
Works while the service runs, changes nothing, and needs no right of a client and no key of KMS.

What is proven: every record of the store authenticates, and none is missing. Each version has a manifest of its size; \
each part that it names is stored, with the length that its size gives; the bucket key is there from which its data key \
is derived. So it is for the parts of uploads under way. With all buckets, files that nothing refers to are counted.

What is not proven: that the bytes of parts and manifests are the right ones, and that KMS still opens the data keys. \
That takes the data keys: read the objects through the service, as somebody who may, and every chunk of them \
authenticates, or the client gets an error:
  aws s3 cp --recursive s3://photos /dev/shm/photos

Examples:
  bulla s3 scrub --data-dir /var/lib/bulla
  bulla s3 scrub --bucket photos
  bulla s3 scrub --json | jq .problems

Exit status: 0 when there is no problem; 1 when there is one, or the store cannot be read; 2 when the arguments are \
wrong.";

/// The problems that are shown to people.
const SHOWN_MAX: usize = 50;

#[derive(Debug, clap::Args)]
pub(crate) struct ScrubArguments {
    /// Check this bucket only.
    #[arg(long, value_name = "BUCKET")]
    bucket: Option<String>,
    /// Print JSON, for programs.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: LogLocation,
}

pub(crate) fn run(arguments: &ScrubArguments) -> Result<ExitCode, Failure> {
    let (data_dir, seal) = (arguments.place.data_dir()?, arguments.place.seal()?);
    let mut bars = Bars::counting();
    let mut progress = |progress: Progress| bars.show(progress);
    let found = server::scrub(data_dir, seal, arguments.bucket.as_deref(), &mut progress)?;
    bars.clear();
    match arguments.json {
        true => out::line(serde_json::to_string_pretty(&found)?)?,
        false => tell(&found)?,
    }
    match found.problem_count {
        0 => Ok(ExitCode::SUCCESS),
        _ => Ok(ExitCode::FAILURE),
    }
}

fn tell(found: &Scrubbed) -> Result<(), Failure> {
    let Scrubbed { records, revision, problem_count, .. } = found;
    out::line(format_args!(
        "All {records} records of the store authenticate (revision {revision})."
    ))?;
    let headings =
        ["bucket", "versions", "markers", "uploads", "data", "parts", "in store", "problems"];
    let mut table = TextTable::new(&headings);
    for bucket in &found.buckets {
        let mut row = vec![bucket.name.clone()];
        let counts = [bucket.versions, bucket.delete_markers, bucket.uploads];
        row.extend(counts.map(|count| count.to_string()));
        row.push(HumanBytes(bucket.bytes).to_string());
        row.extend([bucket.parts, bucket.in_store, bucket.problems].map(|count| count.to_string()));
        table.add(row);
    }
    out::line("")?;
    table.lines().try_for_each(out::line)?;
    if let Some(files) = found.files {
        let bytes = HumanBytes(files.orphan_bytes);
        out::line(format_args!("\nfiles of parts   {} in use", files.referred))?;
        out::line(format_args!(
            "                 {} of them of objects that are gone, removed an hour after",
            files.waiting
        ))?;
        out::line(format_args!(
            "                 {} of requests under way, or of such as broke off",
            files.young
        ))?;
        out::line(format_args!(
            "                 {} orphans ({bytes}), which the service removes",
            files.orphans
        ))?;
        out::line(format_args!("                 {} files that are no parts", files.strays))?;
    }
    if *problem_count > 0 {
        out::line("")?;
    }
    found.problems.iter().take(SHOWN_MAX).try_for_each(|problem| out::line(line(problem)))?;
    let shown = u64::try_from(found.problems.len().min(SHOWN_MAX)).unwrap_or(u64::MAX);
    match problem_count.saturating_sub(shown) {
        0 => {}
        more => out::line(format_args!("... and {more} more: --json shows up to 1000"))?,
    }
    out::line(match problem_count {
        0 => "\nNothing is missing. That the data is authentic is proven when it is read (--help)."
            .to_owned(),
        count => format!("\nProblems: {count}."),
    })?;
    Ok(())
}

fn line(problem: &ScrubProblem) -> String {
    let ScrubProblem { bucket, key, version, part, why } = problem;
    let version = version.as_ref().map(|version| format!(" version {}", plain(version)));
    let part = part.as_ref().map(|part| format!(" part {part}"));
    let (version, part) = (version.unwrap_or_default(), part.unwrap_or_default());
    format!("{}/{}{version}{part}: {why}", plain(bucket), plain(key))
}
