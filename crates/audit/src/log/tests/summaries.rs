//! One entry for many replies, and the room that is not for everybody.

use super::*;

#[test]
fn what_was_recorded_together_comes_apart_and_its_entry_is_found_by_each_id() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    let id = |number: u32| format!("5b1f7c7e-30f0-4f2e-9a68-{number:012x}");
    let details = format!(r#"{{"firstRequestID":"{}","lastRequestID":"{}"}}"#, id(1), id(0x1f));
    let summary = EventFields {
        request_id: None,
        event_type: "AwsServiceEvent",
        service_event_details: Some(&details),
        ..fields("RefusedRequests", "key-0", None)
    };
    let replies = block(async {
        let committed = store::commit(&Nothing, Batch::default(), vec![1, 2, 3]).await.unwrap();
        log.record(committed, Event::new(&summary, 1_767_323_045_000)).await.unwrap()
    });
    let replies: Vec<i32> = replies.into_each().map(Recorded::into_inner).collect();
    assert_eq!(replies, [1, 2, 3]);
    record(&log, 3);
    log.close();
    let found = |id: &str| crate::of_request(dir.path(), id).unwrap().len();
    assert_eq!([1, 0x10, 0x1f].map(|number| found(&id(number))), [1, 1, 1]);
    assert_eq!([0, 0x20].map(|number| found(&id(number))), [0, 0]);
    assert_eq!(found("5b1f7c7e-30f0-4f2e-9a68-2"), 0);
    assert_eq!(found("request"), 3);
}

#[test]
fn the_reserve_is_of_what_is_free() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    assert!(log.check_reserve(0).is_ok() && log.check_reserve(1).is_ok());
    assert!(matches!(log.check_reserve(u64::MAX), Err(Unrecorded::Reserved)));
    drop(dir);
    let Err(Unrecorded::RoomUnknown(source)) = log.check_reserve(1) else { panic!("it is gone") };
    assert_eq!(source.kind(), io::ErrorKind::NotFound);
}
