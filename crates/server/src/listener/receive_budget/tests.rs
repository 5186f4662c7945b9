use std::pin::Pin;
use std::task::{Context, Waker};

use super::super::connection::Phase;
use super::super::connections::ConnectionPermit;
use super::*;

const MIB: usize = 1 << 20;
const A: NonZeroU64 = NonZeroU64::MIN;
const B: NonZeroU64 = NonZeroU64::MIN.saturating_add(1);

struct Fixture {
    listener: Arc<Connections>,
    places: Vec<ConnectionPermit>,
}

impl Fixture {
    fn new() -> Self {
        Self { listener: Connections::for_test(1000), places: Vec::new() }
    }

    /// A connection on which a body is arriving, of which so many bytes have come.
    fn receiving(&mut self, owner: Option<NonZeroU64>, bytes: usize) -> Arc<Connection> {
        let place = self.listener.admit([127, 0, 0, 1].into(), 0);
        let connection = Arc::clone(place.connection());
        self.places.push(place);
        if let Some(owner) = owner {
            connection.prove(owner);
        }
        connection.enter(Phase::Body, 0);
        if bytes > 0 {
            assert_eq!(self.listener.try_hold(&connection, bytes), Room::Counted);
        }
        connection
    }

    /// Returns whether there is room for a byte of `connection`, and who has to go for it.
    fn ask(&self, connection: &Connection) -> (Room, Vec<u64>) {
        let room = self.listener.try_hold(connection, 1);
        let connections = self.places.iter().map(ConnectionPermit::connection);
        let ended = connections.filter(|connection| connection.ending() == CloseCommand::Now);
        (room, ended.map(|connection| connection.id()).collect())
    }
}

#[test]
fn the_oldest_unproven_body_makes_room() {
    let mut fixture = Fixture::new();
    let oldest = fixture.receiving(None, 32 * MIB);
    fixture.receiving(None, 32 * MIB);
    let newcomer = fixture.receiving(Some(A), 0);
    assert_eq!(fixture.ask(&newcomer), (Room::Counted, vec![oldest.id()]));
    // What goes is enough for more.
    assert_eq!(fixture.ask(&newcomer), (Room::Counted, vec![oldest.id()]));
    assert_eq!(fixture.listener.held_bytes(), 64 * MIB + 2);
    // No more than goes.
    assert_eq!(fixture.listener.try_hold(&newcomer, 40 * MIB), Room::Counted);
    assert_eq!(fixture.ask(&newcomer).1.len(), 2);
}

#[test]
fn a_stranger_does_not_displace_more_than_an_eighth() {
    let mut fixture = Fixture::new();
    fixture.receiving(Some(A), 56 * MIB);
    let stranger = fixture.receiving(None, 8 * MIB);
    assert_eq!(fixture.ask(&stranger), (Room::None, vec![]));
}

/// Many new clients at once must not keep each other from being known.
#[test]
fn a_stranger_makes_room_for_another_one_when_it_has_had_its_time() {
    let mut fixture = Fixture::new();
    let [slow, sending, refused] = [16, 16, 32].map(|mib| fixture.receiving(None, mib * MIB));
    let stranger = fixture.receiving(None, 0);
    [&slow, &sending, &refused].iter().for_each(|one| one.enter(Phase::Body, 1_000_000));
    assert_eq!(fixture.ask(&stranger), (Room::None, vec![]), "all have time");
    refused.refused();
    assert_eq!(fixture.ask(&stranger), (Room::None, vec![]), "that stands for a while");
    fixture.listener.budget.fruitless_until.store(0, Ordering::Relaxed);
    assert_eq!(fixture.ask(&stranger), (Room::Counted, vec![refused.id()]));
    slow.enter(Phase::Body, 0);
    let at = |time| {
        let found = fixture.listener.registry().slowest_stranger(&stranger, time);
        found.map(|one| one.id())
    };
    assert_eq!(at(499), Err(Nobody::Yet { look_at: 500 }));
    assert_eq!((at(500), at(u64::MAX)), (Ok(slow.id()), Ok(slow.id())));
    let known = fixture.receiving(Some(A), 0);
    assert_eq!(fixture.listener.try_hold(&known, 40 * MIB), Room::Counted);
    assert_eq!(fixture.ask(&known).1, [slow.id(), refused.id()], "at once");
}

#[tokio::test]
async fn strangers_are_read_to_their_end_beyond_the_budget_in_turns_of_their_own() {
    let mut fixture = Fixture::new();
    let _full = fixture.receiving(None, 64 * MIB);
    let mut finishing = Vec::new();
    for _ in 0..STRANGERS_FINISHING_MAX {
        let mut reservation = Reservation::new(fixture.receiving(None, 0));
        assert!(counts(pin!(reservation.count(MIB))));
        finishing.push(reservation);
    }
    assert_eq!(fixture.listener.held_bytes(), (64 + STRANGERS_FINISHING_MAX) * MIB);
    assert_eq!(fixture.listener.budget.strangers.finishing.available_permits(), 0);
    assert_eq!(fixture.listener.budget.known.finishing.available_permits(), FINISHING_MAX);
}

/// A look of a known owner is none of a stranger, and says nothing to strangers.
#[test]
fn strangers_who_are_all_answered_hold_up_nobody() {
    let mut fixture = Fixture::new();
    let answered = fixture.receiving(None, 10 * MIB);
    answered.body_ended();
    let largest = fixture.receiving(Some(B), 54 * MIB);
    let known = fixture.receiving(Some(A), 0);
    assert_eq!(fixture.ask(&known), (Room::Counted, vec![largest.id()]));
    assert_eq!(fixture.listener.budget.fruitless_until.load(Ordering::Relaxed), 0);
}

#[test]
fn the_owner_who_holds_the_most_makes_room_for_others_and_not_for_itself() {
    let mut fixture = Fixture::new();
    let oldest = fixture.receiving(Some(A), 32 * MIB);
    let second = fixture.receiving(Some(A), 31 * MIB);
    let few = fixture.receiving(Some(B), MIB);
    assert_eq!(fixture.ask(&second), (Room::None, vec![]));
    assert_eq!(fixture.ask(&few), (Room::Counted, vec![oldest.id()]));
}

#[test]
fn what_is_being_answered_does_not_make_room() {
    let mut fixture = Fixture::new();
    let answered = fixture.receiving(Some(A), 64 * MIB);
    answered.body_ended();
    let newcomer = fixture.receiving(Some(B), 0);
    assert_eq!(fixture.ask(&newcomer), (Room::None, vec![]));
}

#[test]
fn bytes_of_heads_count_beyond_the_allowance_and_are_given_back() {
    let mut fixture = Fixture::new();
    let connection = fixture.receiving(None, 0);
    fixture.listener.receive_head(&connection, 5_000).unwrap();
    fixture.listener.receive_head(&connection, 3_000).unwrap();
    assert_eq!(fixture.listener.held_bytes(), 0);
    fixture.listener.receive_head(&connection, 2_000).unwrap();
    fixture.listener.receive_head(&connection, 1_000).unwrap();
    assert_eq!(fixture.listener.held_bytes(), 11_000 - HEAD_ALLOWANCE);
    fixture.places.clear();
    assert_eq!(fixture.listener.held_bytes(), 0);
}

/// Bytes of strangers are released when they are refused, but for the head that hyper keeps.
#[test]
fn a_stranger_who_waits_for_a_refusal_makes_room() {
    let mut fixture = Fixture::new();
    let refused = fixture.receiving(None, 64 * MIB);
    refused.body_ended();
    let known = fixture.receiving(Some(A), 0);
    assert_eq!(fixture.ask(&known), (Room::None, vec![]));
    refused.refused();
    assert_eq!(fixture.ask(&known), (Room::Counted, vec![refused.id()]));
}

#[test]
fn a_head_of_a_known_owner_does_not_wait_for_those_who_go() {
    let mut fixture = Fixture::new();
    for _ in 0..64 {
        fixture.receiving(None, MIB);
    }
    let (known, stranger) = (fixture.receiving(Some(A), 0), fixture.receiving(None, 0));
    assert_eq!(fixture.listener.try_hold(&known, (LEAVING_MAX + 8) * MIB), Room::Soon);
    fixture.listener.hold(&known, LEAVING_MAX * MIB);
    fixture.listener.receive_head(&known, HEAD_ALLOWANCE + 1).unwrap();
    assert!(fixture.listener.receive_head(&stranger, HEAD_ALLOWANCE + 1).is_err());
    let rest = HEADS_UP_TO - fixture.listener.held_bytes();
    fixture.listener.hold(&known, rest);
    assert!(fixture.listener.receive_head(&known, HEAD_ALLOWANCE + 2).is_err(), "bounded");
}

/// A head cannot wait: where strangers make no room for each other, some is taken beyond the budget.
#[test]
fn heads_of_strangers_have_a_bound_of_their_own() {
    let mut fixture = Fixture::new();
    let full = fixture.receiving(None, 64 * MIB);
    let stranger = fixture.receiving(None, 0);
    fixture.listener.receive_head(&stranger, HEAD_ALLOWANCE + 1).unwrap();
    fixture.listener.hold(&full, STRANGERS_HEADS_UP_TO - fixture.listener.held_bytes());
    assert!(fixture.listener.receive_head(&stranger, 1).is_err());
}

/// Returns whether `bytes` more are counted without waiting, or once the awaited bytes have come.
fn counts(counting: Pin<&mut impl Future<Output = ()>>) -> bool {
    counting.poll(&mut Context::from_waker(Waker::noop())).is_ready()
}

/// Connections that wait already may be there to keep others out.
#[tokio::test]
async fn the_stranger_that_came_last_is_the_first_to_get_room() {
    let mut fixture = Fixture::new();
    let full = fixture.receiving(None, 64 * MIB);
    let turns = Arc::clone(&fixture.listener.budget.strangers.finishing);
    let _all = turns.try_acquire_many(u32::try_from(STRANGERS_FINISHING_MAX).unwrap()).unwrap();
    let [mut first, mut last] = [(); 2].map(|()| Reservation::new(fixture.receiving(None, 0)));
    let (mut first, mut last) = (pin!(first.count(MIB)), pin!(last.count(MIB)));
    assert!(!counts(first.as_mut()) && !counts(last.as_mut()));
    fixture.listener.free(&full, MIB);
    assert!(!counts(first.as_mut()) && counts(last.as_mut()));
    fixture.listener.free(&full, MIB);
    assert!(counts(first.as_mut()));
}

#[tokio::test]
async fn some_are_read_to_their_end_beyond_the_budget_and_others_wait() {
    let mut fixture = Fixture::new();
    let full = fixture.receiving(Some(A), 64 * MIB);
    let mut finishing = Vec::new();
    for _ in 0..FINISHING_MAX {
        let mut reservation = Reservation::new(fixture.receiving(Some(A), 0));
        assert!(counts(pin!(reservation.count(MIB))));
        assert!(counts(pin!(reservation.count(MIB))));
        finishing.push(reservation);
    }
    let mut reservation = Reservation::new(fixture.receiving(Some(A), 0));
    {
        let mut counting = pin!(reservation.count(MIB));
        assert!(!counts(counting.as_mut()));
        finishing.clear();
        assert!(counts(counting.as_mut()));
    }
    // It is one of those that are read to their end now.
    assert_eq!(fixture.listener.held_bytes(), 65 * MIB);
    drop(reservation);
    fixture.listener.free(&full, 64 * MIB);
    assert_eq!(fixture.listener.held_bytes(), 0);
}

#[tokio::test]
async fn a_request_waits_while_many_have_not_gone_yet() {
    let mut fixture = Fixture::new();
    for _ in 0..64 {
        fixture.receiving(None, MIB);
    }
    let mut reservation = Reservation::new(fixture.receiving(Some(A), 0));
    let mut counting = pin!(reservation.count((LEAVING_MAX + 8) * MIB));
    assert!(!counts(counting.as_mut()));
    // A place that is given up gives back what was held in it.
    for place in fixture.places.drain(..LEAVING_MAX) {
        let (connection, held) = (place.connection(), held(place.connection()));
        fixture.listener.free(connection, held);
    }
    assert!(counts(counting.as_mut()));
}
