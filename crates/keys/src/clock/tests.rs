use proptest::prelude::*;

use super::*;

const START: Timestamp = Timestamp::EPOCH;
const HOUR: Duration = Duration::from_secs(3600);
const MINUTE: Duration = Duration::from_secs(60);

/// A confirmed clock that says `now`.
pub(crate) fn confirmed(now: Timestamp) -> ConfirmedTime {
    let reading = ClockReading { day: now, running: Duration::ZERO };
    let monitor = ClockMonitor::start(None, reading, ClockLimits::default());
    monitor.confirmed_time().unwrap()
}

/// A machine with a clock that can be set, and the service on it.
struct Machine {
    monitor: ClockMonitor,
    reading: ClockReading,
}

impl Machine {
    fn new(day: Timestamp) -> Self {
        let reading = ClockReading { day, running: Duration::ZERO };
        Self { monitor: ClockMonitor::start(None, reading, ClockLimits::default()), reading }
    }

    /// Runs, observed every minute.
    fn run(&mut self, mut time: Duration) {
        while !time.is_zero() {
            let step = time.min(MINUTE);
            time -= step;
            self.pass(step);
        }
    }

    /// Lets time pass, and looks at the clock then.
    fn pass(&mut self, time: Duration) {
        self.reading.day = self.reading.day.plus(time);
        self.reading.running += time;
        self.monitor.observe(self.reading);
    }

    fn set(&mut self, day: Timestamp) {
        self.reading.day = day;
        self.monitor.observe(self.reading);
    }

    /// Stops the service and starts it when the clock says `day`.
    fn restart(&mut self, day: Timestamp) {
        self.reading = ClockReading { day, running: Duration::from_secs(7) };
        let mark = HighWaterMark::from_numbers(self.monitor.mark().numbers());
        self.monitor = ClockMonitor::start(Some(mark), self.reading, ClockLimits::default());
    }

    fn until(&self) -> Option<Timestamp> {
        self.monitor.confirmed_time().map(|time| time.until())
    }

    fn left(&self) -> Option<Duration> {
        match self.monitor.state() {
            ClockState::HoldOff { left } => Some(left),
            ClockState::Confirmed | ClockState::Behind => None,
        }
    }
}

fn day(hours: u32) -> Timestamp {
    START.plus(HOUR * hours)
}

#[test]
fn a_clock_that_runs_is_confirmed_also_through_a_restart_and_a_nap() {
    let mut machine = Machine::new(day(100));
    machine.run(HOUR * 5);
    assert_eq!(machine.until(), Some(day(105)));
    machine.set(machine.reading.day.plus(MINUTE * 59));
    assert_eq!(machine.until(), Some(day(105).plus(MINUTE * 59)));
    machine.run(HOUR * 24);
    machine.restart(day(130).plus(MINUTE * 58));
    assert_eq!(machine.until(), Some(day(130).plus(MINUTE * 58)));
    assert_eq!(machine.monitor.state(), ClockState::Confirmed);
}

#[test]
fn a_start_in_the_future_is_waited_out_and_does_not_lock_out_the_right_time() {
    let mut machine = Machine::new(day(100));
    machine.restart(day(844));
    machine.run(HOUR);
    assert_eq!((machine.until(), machine.left()), (Some(day(101)), Some(HOUR * 23)));
    machine.restart(day(101));
    assert_eq!(machine.monitor.state(), ClockState::Confirmed);
    assert_eq!(machine.monitor.mark().known, day(101));
    machine.restart(day(844));
    assert_eq!(machine.left(), Some(HOUR * 24), "a clock that was right since begins anew");
    machine.run(HOUR * 24 - MINUTE);
    assert_eq!((machine.until(), machine.left()), (Some(day(125).minus(MINUTE)), Some(MINUTE)));
    machine.run(MINUTE);
    assert_eq!(machine.until(), Some(day(868)));
}

#[test]
fn a_restart_neither_shortens_a_hold_off_nor_begins_it_anew() {
    let mut machine = Machine::new(day(100));
    machine.restart(day(1000));
    for hour in 0..24 {
        assert_eq!(machine.left(), Some(HOUR * (24 - hour)));
        machine.run(HOUR);
        machine.restart(machine.reading.day.plus(MINUTE));
    }
    assert_eq!(machine.monitor.state(), ClockState::Confirmed);
}

/// A machine that is off every night never has a confirmed clock in the morning; what has certainly come happens all
/// the same, some days late.
#[test]
fn a_machine_that_is_off_every_night_destroys_late_and_not_never() {
    let mut machine = Machine::new(day(0));
    for number in 0..30 {
        machine.restart(day(number * 24));
        machine.run(HOUR * 8);
    }
    let until = machine.until().unwrap();
    assert!(until > day(25 * 24) && until < day(29 * 24), "{until}");
}

#[test]
fn a_sleep_is_no_hold_off() {
    let mut machine = Machine::new(day(100));
    machine.restart(day(1000));
    machine.pass(HOUR * 50);
    let once = ClockLimits::default().observation_max;
    // What it has shown before counts first, then what it shows now.
    assert_eq!(machine.left(), Some(HOUR * 48 - once));
}

/// After a sleep the clock of the day is what the battery-backed clock says, and running time has stood still.
#[test]
fn the_clock_after_a_sleep_is_waited_out_if_it_is_far_ahead() {
    let mut machine = Machine::new(day(100));
    machine.run(HOUR);
    machine.set(day(845));
    assert_eq!((machine.until(), machine.left()), (Some(day(101)), Some(HOUR * 24)));
    machine.run(HOUR * 23);
    // Asleep again: that is a jump within the hold-off, and no time that counts for it.
    machine.set(machine.reading.day.plus(HOUR * 8));
    assert_eq!(machine.left(), Some(HOUR * 25));
}

/// Should running time leap with the clock of the day, as time since boot does when a machine wakes, nothing is known by it.
#[test]
fn a_leap_of_running_time_is_worth_one_observation() {
    let mut machine = Machine::new(day(100));
    machine.pass(HOUR * 744);
    let once = ClockLimits::default().observation_max;
    assert_eq!((machine.until(), machine.left()), (Some(day(100).plus(once)), Some(HOUR * 24)));
}

#[test]
fn small_jumps_do_not_creep_past_the_bound() {
    let mut machine = Machine::new(day(0));
    for _ in 0..60 {
        machine.set(machine.reading.day.plus(MINUTE * 59));
        machine.run(MINUTE);
    }
    assert_eq!(machine.until(), Some(day(1)), "after an hour of running time");
    assert!(machine.left().is_some());
    // What was confirmed for a while gives a later jump nothing.
    let mut machine = Machine::new(day(0));
    machine.set(day(0).plus(MINUTE * 59));
    machine.run(HOUR * 23);
    machine.set(day(500));
    assert_eq!(machine.left(), Some(HOUR * 24));
}

#[test]
fn a_second_jump_within_a_hold_off_is_waited_out_after_it() {
    let mut machine = Machine::new(day(0));
    machine.set(day(100));
    machine.run(HOUR * 23);
    machine.set(day(1000));
    assert_eq!(machine.left(), Some(HOUR * 25));
    machine.run(HOUR);
    assert_eq!((machine.until(), machine.left()), (Some(day(124)), Some(HOUR * 24)));
    machine.run(HOUR * 24);
    assert_eq!(machine.monitor.state(), ClockState::Confirmed);
}

#[test]
fn a_clock_that_is_behind_confirms_nothing_until_it_is_right_or_the_operator_says_so() {
    let mut machine = Machine::new(day(1000));
    machine.run(HOUR);
    machine.set(day(1001).minus(BEHIND_MAX));
    assert_eq!(machine.monitor.state(), ClockState::Confirmed);
    machine.restart(day(10));
    machine.run(HOUR * 100);
    assert_eq!((machine.until(), machine.monitor.state()), (None, ClockState::Behind));
    assert_eq!(machine.monitor.mark().known, day(1001));
    machine.restart(day(1002));
    assert_eq!(machine.until(), Some(day(1002)));
    machine.restart(day(10));
    machine.monitor.confirm(machine.reading);
    assert_eq!(machine.until(), Some(day(10)));
    let lowered = machine.monitor.mark();
    let old = HighWaterMark::at(day(5000));
    assert_eq!((lowered.later(old), old.later(lowered)), (lowered, lowered), "a word outweighs");
}

#[derive(Clone, Debug)]
enum Step {
    Run(Duration),
    Ahead(Duration),
    Back(Duration),
    Restart { ahead: Duration },
    Confirm,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let span = |seconds: u64| (0..seconds).prop_map(Duration::from_secs);
    let step = prop_oneof![
        8 => span(300).prop_map(Step::Run),
        3 => span(40 * 86_400).prop_map(Step::Ahead),
        3 => span(4_000).prop_map(Step::Ahead),
        2 => span(40 * 86_400).prop_map(Step::Back),
        2 => span(400).prop_map(Step::Back),
        2 => span(40 * 86_400).prop_map(|ahead| Step::Restart { ahead }),
        2 => span(120).prop_map(|ahead| Step::Restart { ahead }),
        1 => Just(Step::Confirm),
    ];
    prop::collection::vec(step, 1..200)
}

/// The rule, without a line of the monitor's: what the clock has shown throughout each stretch of the hold-off.
struct Rule {
    /// The clock against running time at each observation, with the running time that counts for a hold-off.
    shown: Vec<(Duration, i128)>,
    running: Duration,
    held: Duration,
    /// The largest that known time may be, against running time.
    bound: i128,
}

const SHORT: ClockLimits = ClockLimits {
    jump_max: HOUR,
    hold_off: Duration::from_secs(1_800),
    observation_max: Duration::from_secs(120),
};

impl Rule {
    fn of(&self, time: Timestamp) -> i128 {
        i128::from(time.millis()) - i128::try_from(self.running.as_millis()).unwrap()
    }

    fn observe(&mut self, elapsed: Duration, day: Timestamp) {
        self.running += elapsed;
        self.held += elapsed.min(SHORT.observation_max);
        self.shown.push((self.held, self.of(day)));
        // Whatever the clock has shown at least during the last hold-off may have become known.
        let Some(since) = self.held.checked_sub(SHORT.hold_off) else { return };
        let first = self.shown.iter().rposition(|(held, _)| *held <= since).unwrap_or(0);
        let least = self.shown[first..].iter().map(|(_, line)| *line).min().unwrap();
        self.bound = self.bound.max(least);
    }
}

proptest! {
    /// Nothing is confirmed beyond what is known, running time and the bound, without a hold-off or the operator's word;
    /// and nothing but that word lowers the mark.
    #[test]
    fn no_history_of_clocks_confirms_too_early(steps in steps()) {
        let mut reading = ClockReading { day: day(100_000), running: Duration::ZERO };
        let mut monitor = ClockMonitor::start(None, reading, SHORT);
        let running = Duration::ZERO;
        let mut rule = Rule { shown: Vec::new(), running, held: running, bound: 0 };
        rule.bound = rule.of(reading.day);
        for step in steps {
            let before = monitor.mark();
            let mut elapsed = Duration::ZERO;
            match step {
                Step::Run(time) => {
                    elapsed = time;
                    reading.day = reading.day.plus(time);
                    reading.running += time;
                }
                Step::Ahead(by) => reading.day = reading.day.plus(by),
                Step::Back(by) => reading.day = reading.day.minus(by),
                Step::Restart { ahead } => {
                    reading = ClockReading { day: reading.day.plus(ahead), running: HOUR };
                    let kept = HighWaterMark::from_numbers(before.numbers());
                    monitor = ClockMonitor::start(Some(kept), reading, SHORT);
                }
                Step::Confirm => {
                    monitor.confirm(reading);
                    rule.bound = rule.of(reading.day);
                    rule.shown.clear();
                }
            }
            monitor.observe(reading);
            rule.observe(elapsed, reading.day);
            let mark = monitor.mark();
            prop_assert_eq!(mark.later(before).known, mark.known);
            prop_assert!(mark.known >= before.known || mark.confirmations > before.confirmations);
            prop_assert!(rule.of(mark.known) <= rule.bound);
            if let Some(time) = monitor.confirmed_time() {
                let most = mark.known.plus(SHORT.jump_max);
                prop_assert!(time.until() <= most && time.until() <= reading.day.max(mark.known));
                prop_assert!(time.now().plus(BEHIND_MAX) >= time.until());
            }
        }
    }
}
