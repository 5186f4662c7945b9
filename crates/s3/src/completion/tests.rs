use crypto::hash::md5;
use model::Timestamp;
use objects::{ObjectPart, PartId};

use super::*;
use crate::part_digests::PartDigests;

const UPLOAD: &str = "019a00112233445566778899aabbccddeeff00112233";
const MIB: u64 = 1024 * 1024;

fn upload(algorithm: Option<&str>, kind: Option<&str>) -> UploadChecksum {
    UploadChecksum::parse(algorithm, kind).unwrap()
}

/// A part whose data is its number, as if there were `bytes` of it.
fn kept(upload: UploadChecksum, number: u16, bytes: u64) -> KeptPart {
    let data = number.to_string();
    KeptPart {
        part: ObjectPart { number, id: PartId::random().unwrap(), bytes },
        modified: Timestamp::EPOCH,
        digests: PartDigests {
            etag: ETag::of_md5(md5(data.as_bytes())),
            checksum: Checksum::of(upload.algorithm, data.as_bytes()),
            of_upload: None,
        },
    }
}

fn request(parts: &[(i32, &str)]) -> CompletedMultipartUpload {
    let part = |(number, etag): &(i32, &str)| CompletedPart {
        part_number: Some(*number),
        e_tag: Some((*etag).to_owned()),
        ..CompletedPart::default()
    };
    CompletedMultipartUpload { parts: Some(parts.iter().map(part).collect()) }
}

fn etag(number: u16) -> String {
    ETag::of_md5(md5(number.to_string().as_bytes())).quoted()
}

fn elements(error: &Error) -> Vec<String> {
    error.elements().iter().map(|(name, value)| format!("{name}={value}")).collect()
}

/// Chooses parts of an upload that has parts 1 and 3 of 5 MiB, and 4 of one byte.
fn choose(upload: UploadChecksum, request: &CompletedMultipartUpload) -> Result<Vec<u16>, Error> {
    let there = [(1, 5 * MIB), (3, 5 * MIB), (4, 1)];
    let there = there.map(|(number, bytes)| kept(upload, number, bytes));
    let named = named_parts(Some(request), UPLOAD)?;
    let find = |number| Ok(there.iter().find(|kept| kept.part.number == number).cloned());
    let chosen = chosen_parts(upload, UPLOAD, &named, find)?;
    Ok(chosen.iter().map(|kept| kept.part.number).collect())
}

#[test]
fn some_parts_are_chosen_in_their_order() {
    let [one, three, four] = [1, 3, 4].map(etag);
    let unstated = upload(None, None);
    for (parts, expected) in [
        (vec![(1, one.as_str()), (3, &three), (4, &four)], vec![1, 3, 4]),
        (vec![(3, &three), (4, &four)], vec![3, 4]),
        // The only part is the last one too.
        (vec![(4, &four)], vec![4]),
        (vec![(4, four.trim_matches('"'))], vec![4]),
    ] {
        assert_eq!(choose(unstated, &request(&parts)).unwrap(), expected);
    }
}

#[test]
fn a_list_that_is_no_list_is_refused() {
    let code =
        |list: &CompletedMultipartUpload| named_parts(Some(list), UPLOAD).unwrap_err().code();
    let unnumbered = CompletedPart { e_tag: Some(etag(1)), ..CompletedPart::default() };
    let untagged = CompletedPart { part_number: Some(1), ..CompletedPart::default() };
    for part in [unnumbered, untagged] {
        let list = CompletedMultipartUpload { parts: Some(vec![part]) };
        assert_eq!(code(&list), ErrorCode::MalformedXml);
    }
    assert_eq!(code(&request(&[])), ErrorCode::MalformedXml);
    assert_eq!(named_parts(None, UPLOAD).unwrap_err().code(), ErrorCode::MalformedXml);
    assert_eq!(code(&request(&[(0, "x")])), ErrorCode::InvalidArgument);
    let many: Vec<_> = (1..=10_001).map(|number| (number, "x")).collect();
    assert_eq!(code(&request(&many)), ErrorCode::MalformedXml);
    assert_eq!(named_parts(Some(&request(&many[..10_000])), UPLOAD).unwrap().len(), 10_000);
}

#[test]
fn numbers_ascend() {
    let unstated = upload(None, None);
    for parts in [vec![(3, "a"), (1, "b")], vec![(1, "a"), (1, "b")]] {
        let error = choose(unstated, &request(&parts)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidPartOrder);
        let expected = [format!("UploadId={UPLOAD}"), "PartNumber=1".into(), "ETag=b".into()];
        assert_eq!(elements(&error), expected);
    }
}

#[test]
fn a_part_is_named_by_its_number_and_etag() {
    let unstated = upload(None, None);
    let [one, two] = [1, 2].map(etag);
    for parts in [vec![(1, two.as_str())], vec![(2, &two)], vec![(1, "gibberish")], vec![(1, "")]] {
        let error = choose(unstated, &request(&parts)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidPart, "{parts:?}");
    }
    let error = choose(unstated, &request(&[(1, &one), (2, "\"x\"")])).unwrap_err();
    let expected = [format!("UploadId={UPLOAD}"), "PartNumber=2".into(), "ETag=x".into()];
    assert_eq!(elements(&error), expected);
}

#[test]
fn every_part_but_the_last_has_five_mib() {
    let unstated = upload(None, None);
    let small = |number| Ok(Some(kept(unstated, number, 5 * MIB - 1)));
    let [one, two] = [1, 2].map(etag);
    let request = request(&[(1, &one), (2, &two)]);
    let named = named_parts(Some(&request), UPLOAD).unwrap();
    let error = chosen_parts(unstated, UPLOAD, &named, small).unwrap_err();
    assert_eq!(error.code(), ErrorCode::EntityTooSmall);
    let tag = one.trim_matches('"');
    let expected = [
        "ProposedSize=5242879".to_owned(),
        "MinSizeAllowed=5242880".into(),
        "PartNumber=1".into(),
        format!("ETag={tag}"),
    ];
    assert_eq!(elements(&error), expected);
    assert!(chosen_parts(unstated, UPLOAD, &named[1..], small).is_ok());
}

#[test]
fn checksums_of_parts_are_checked_and_needed_where_the_object_has_one_of_them() {
    let sha = upload(Some("SHA256"), None);
    let tag = etag(1);
    let mut list = request(&[(1, &tag)]);
    let error = choose(sha, &list).unwrap_err();
    let expected = "The upload was created using a sha256 checksum. The complete request must include the checksum for each part. \
                    It was missing for part 1 in the request.";
    assert_eq!(error.message(), Some(expected));
    let mut state = |algorithm, data: &[u8]| {
        let sum = Some(Checksum::of(algorithm, data).to_string());
        let part = &mut list.parts.as_mut().unwrap()[0];
        if algorithm == ChecksumAlgorithm::Sha256 {
            part.checksum_sha256 = sum;
        } else {
            part.checksum_crc32 = sum;
        }
        choose(sha, &list)
    };
    assert_eq!(state(ChecksumAlgorithm::Sha256, b"1"), Ok(vec![1]));
    let wrong = state(ChecksumAlgorithm::Sha256, b"2").unwrap_err();
    assert_eq!(wrong.code(), ErrorCode::InvalidPart);
    state(ChecksumAlgorithm::Sha256, b"1").unwrap();
    // The part has no CRC-32 that could be compared.
    let other = state(ChecksumAlgorithm::Crc32, b"1").unwrap_err();
    assert_eq!(other.code(), ErrorCode::InvalidPart);
    let full = upload(Some("CRC32"), Some("FULL_OBJECT"));
    assert!(choose(full, &request(&[(1, &tag)])).is_ok());
}

#[test]
fn the_object_has_the_digests_of_its_parts() {
    let full = upload(Some("CRC32"), Some("FULL_OBJECT"));
    let parts = [kept(full, 1, 1), kept(full, 2, 1)];
    let total = PartsTotal::of(full, &parts).unwrap();
    assert_eq!(total.size, 2);
    assert!(total.etag.to_string().ends_with("-2"));
    assert_eq!(total.checksum, ObjectChecksum::full(Checksum::of(ChecksumAlgorithm::Crc32, b"12")));
    let sha = upload(Some("SHA256"), None);
    let total = PartsTotal::of(sha, &[kept(sha, 1, 1), kept(sha, 2, 1)]).unwrap();
    // Python: base64(sha256(sha256(b"1").digest() + sha256(b"2").digest())).
    assert_eq!(total.checksum.to_string(), "QpX3LuseNQe4Rh4kDjuNGMHnvS8RIrEfyexApliUAxo=-2");
    assert!(PartsTotal::of(sha, &parts).is_err());
}

#[test]
fn what_the_client_says_of_the_object_is_checked() {
    let sha = upload(Some("SHA256"), None);
    let total = PartsTotal::of(sha, &[kept(sha, 1, 1)]).unwrap();
    let own = total.checksum.to_string();
    let bare = own.strip_suffix("-1").unwrap();
    let other = Checksum::of(ChecksumAlgorithm::Sha256, b"x").to_string();
    let claim = |checksums: &[(&'static str, &str)], checksum_type, size| {
        let claims = ObjectClaims { checksums: checksums.to_vec(), checksum_type, size };
        total.check(sha, &claims).map_err(|error| error.code())
    };
    let header = "x-amz-checksum-sha256";
    assert_eq!(claim(&[], None, None), Ok(()));
    assert_eq!(claim(&[(header, &own)], Some("COMPOSITE"), Some(1)), Ok(()));
    assert_eq!(claim(&[(header, bare)], None, None), Ok(()));
    for (checksums, checksum_type, size, expected) in [
        (vec![(header, other.as_str())], None, None, ErrorCode::BadDigest),
        (vec![(header, "x")], None, None, ErrorCode::InvalidRequest),
        (vec![("x-amz-checksum-crc32", "AAAAAA==")], None, None, ErrorCode::InvalidRequest),
        (vec![(header, &own), (header, &own)], None, None, ErrorCode::InvalidRequest),
        (vec![], Some("FULL_OBJECT"), None, ErrorCode::BadDigest),
        (vec![], None, Some(2), ErrorCode::InvalidRequest),
        (vec![], None, Some(-1), ErrorCode::InvalidRequest),
    ] {
        assert_eq!(claim(&checksums, checksum_type, size), Err(expected), "{checksums:?}");
    }
}
