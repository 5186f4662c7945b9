use super::*;

/// A listener with so many places.
struct Fixture {
    listener: Arc<Connections>,
    places: Vec<ConnectionPermit>,
}

const A: NonZeroU64 = NonZeroU64::MIN;
const B: NonZeroU64 = NonZeroU64::MIN.saturating_add(1);

impl Fixture {
    fn new(places: usize) -> Self {
        Self { listener: Connections::for_test(places), places: Vec::new() }
    }

    fn connect(&mut self, host: u8) -> Arc<Connection> {
        let place = self.listener.admit([127, 0, 0, host].into(), 0);
        let connection = Arc::clone(place.connection());
        self.places.push(place);
        connection
    }

    fn connect_proven(&mut self, owner: NonZeroU64) -> Arc<Connection> {
        let connection = self.connect(1);
        connection.prove(owner);
        connection.enter(Phase::Idle, connection.id());
        connection
    }

    /// The numbers of the connections that were told to go.
    fn ended(&self) -> Vec<u64> {
        let connections = self.places.iter().map(ConnectionPermit::connection);
        let ended = connections.filter(|connection| connection.ending() != CloseCommand::None);
        ended.map(|connection| connection.id()).collect()
    }
}

#[test]
fn nobody_goes_while_there_are_places() {
    let mut fixture = Fixture::new(8);
    for _ in 0..8 {
        fixture.connect(1);
    }
    assert_eq!(fixture.ended(), [] as [u64; 0]);
}

#[test]
fn the_oldest_unproven_connection_of_the_network_with_the_most_makes_room() {
    let mut fixture = Fixture::new(8);
    fixture.connect(2);
    for _ in 0..7 {
        fixture.connect(1);
    }
    let newcomer = fixture.connect(3);
    assert_eq!(fixture.ended(), [2]);
    assert_eq!(newcomer.ending(), CloseCommand::None);
    assert_eq!(fixture.places[1].connection().ending(), CloseCommand::Now);
}

#[test]
fn strangers_do_not_take_the_places_of_the_proven() {
    let mut fixture = Fixture::new(16);
    let proven: Vec<_> = (0..14).map(|_| fixture.connect_proven(A)).collect();
    for _ in 0..100 {
        fixture.connect(9);
    }
    assert!(proven.iter().all(|connection| connection.ending() == CloseCommand::None));
    // An eighth of the places is the strangers', and two of them are free.
    assert_eq!(fixture.ended().len(), 98);
}

#[test]
fn the_owner_of_the_most_loses_the_connection_that_was_idle_longest() {
    let mut fixture = Fixture::new(8);
    let few = fixture.connect_proven(B);
    let many: Vec<_> = (0..7).map(|_| fixture.connect_proven(A)).collect();
    many[0].enter(Phase::Answer, 0);
    many[1].enter(Phase::Idle, 900);
    let newcomer = fixture.connect(9);
    assert_eq!(fixture.ended(), [many[2].id()]);
    assert_eq!(many[2].ending(), CloseCommand::AfterReply);
    assert_eq!((few.ending(), newcomer.ending()), (CloseCommand::None, CloseCommand::None));
}

/// An account all of whose connections are busy cannot keep another out.
#[test]
fn a_newcomer_gets_in_when_every_connection_is_busy() {
    let mut fixture = Fixture::new(8);
    let busy: Vec<_> = (0..8).map(|_| fixture.connect_proven(A)).collect();
    busy.iter().for_each(|connection| connection.enter(Phase::Answer, 0));
    fixture.connect(9).prove(B);
    assert_eq!(fixture.ended(), [busy[0].id()]);
    assert_eq!(busy[0].ending(), CloseCommand::AfterReply);
}

#[test]
fn the_first_owner_of_a_connection_stays() {
    let mut fixture = Fixture::new(8);
    let connection = fixture.connect(1);
    assert_eq!(connection.owner(), None);
    connection.prove(B);
    connection.prove(A);
    assert_eq!(connection.owner(), Some(B));
}

#[test]
fn acceptance_pauses_while_many_have_not_gone_yet() {
    let mut fixture = Fixture::new(1);
    for _ in 0..=LEAVING_MAX {
        assert!(!fixture.listener.is_congested());
        fixture.connect(1);
    }
    assert!(fixture.listener.is_congested());
    fixture.listener.end_leaving();
    assert_eq!(fixture.places[0].connection().ending(), CloseCommand::Now);
    fixture.places.remove(0);
    assert!(!fixture.listener.is_congested());
}

#[test]
fn a_place_is_given_back() {
    let mut fixture = Fixture::new(4);
    fixture.connect(1);
    fixture.connect_proven(A);
    fixture.places.clear();
    assert!(fixture.listener.registry().is_empty());
}

#[test]
fn a_stop_ends_what_is_not_being_answered() {
    let mut fixture = Fixture::new(8);
    let phases = [Phase::Head, Phase::Idle, Phase::Body, Phase::Answer];
    let connections = phases.map(|phase| {
        let connection = fixture.connect(1);
        connection.enter(phase, 0);
        connection
    });
    fixture.listener.end_after_replies();
    assert!(connections.iter().all(|connection| connection.ending() == CloseCommand::AfterReply));
    fixture.listener.end_unless_answering();
    let endings = connections.map(|connection| connection.ending());
    assert_eq!(
        endings,
        [CloseCommand::Now, CloseCommand::Now, CloseCommand::Now, CloseCommand::AfterReply]
    );
}

#[test]
fn a_network_is_an_ipv4_address_or_a_prefix_of_64_bits() {
    let network = |text: &str| Network::of(text.parse().unwrap());
    assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    assert_ne!(network("192.0.2.2"), network("192.0.2.1"));
    assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:0:0:1"));
    assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
}
