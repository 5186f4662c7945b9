//! Prometheus metrics. Every series of an operation is made at start, so that a request touches atomics only.

use std::sync::atomic::{AtomicI64, AtomicU64};
use std::time::Duration;

use model::{AwsService, ServiceOperation};
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::aws_services::operation_facts;
use crate::connection_metrics::ConnectionMetrics;
use crate::cost_limits::CostLimitMetrics;

/// Upper bounds of the latency histogram, in seconds: 50 microseconds to 5 seconds.
const LATENCY_BOUNDS: [f64; 16] = [
    0.000_05, 0.000_1, 0.000_2, 0.000_4, 0.000_8, 0.001_5, 0.003, 0.006, 0.012, 0.025, 0.05, 0.1,
    0.25, 0.5, 1.0, 5.0,
];

/// The label `service` of requests that name no operation.
const UNKNOWN_SERVICE: &str = "Unknown";

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OperationLabel {
    service: &'static str,
    operation: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ErrorLabel {
    service: &'static str,
    operation: String,
    code: String,
}

/// A place of `--audit-anchor`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AnchorLabel {
    place: String,
}

/// The series of one operation.
#[derive(Clone, Debug)]
struct OperationSeries {
    requests: Counter,
    latency: Histogram,
}

/// All metrics of the service.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    pub(crate) connections: ConnectionMetrics,
    pub(crate) cost_limits: CostLimitMetrics,
    /// The series, by [`ServiceOperation::index`]. `None` for an operation that is not served.
    operations: Vec<Option<OperationSeries>>,
    unknown: OperationSeries,
    errors: Family<ErrorLabel, Counter>,
    steps_exceeded: Counter,
    keys: Gauge<i64, AtomicI64>,
    keys_pending: Gauge<i64, AtomicI64>,
    audit_entries: Gauge<i64, AtomicI64>,
    audit_waiting: Gauge<i64, AtomicI64>,
    audit_lag: Gauge<f64, AtomicU64>,
    anchored: Family<AnchorLabel, Gauge<i64, AtomicI64>>,
    anchor_failures: Family<AnchorLabel, Counter>,
    clock_hold_off: Gauge<i64, AtomicI64>,
    clock_behind: Gauge<i64, AtomicI64>,
    locked_bytes: Gauge<i64, AtomicI64>,
    unlocked_bytes: Gauge<i64, AtomicI64>,
    /// The answers that are summarised in one entry.
    pub(crate) refusals_summarised: Counter,
    /// The requests of strangers that got the answer without content.
    pub(crate) refusals_unanswered: Counter,
    received_bytes: Gauge<i64, AtomicI64>,
    longest_turn: Gauge<f64, AtomicU64>,
    stale_issuers: Gauge<i64, AtomicI64>,
}

/// The values that are measured at the moment of a scrape.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sample {
    /// The keys in the store, of all accounts, Regions and states.
    pub(crate) keys: u64,
    /// The keys with a deletion or rotation ahead.
    pub(crate) keys_pending: u64,
    /// The entries in the audit log.
    pub(crate) audit_entries: u64,
    /// The entries that wait to become durable.
    pub(crate) audit_waiting: u64,
    /// The time that the last group of entries took to become durable.
    pub(crate) audit_lag: Duration,
    /// The bytes of requests that have arrived and are not answered, beyond the allowances of connections.
    pub(crate) received_bytes: usize,
    /// The longest turn of a thread that serves the AWS APIs.
    pub(crate) longest_turn: Duration,
    /// The OpenID Connect issuers that cannot be reached and whose keys are still used.
    pub(crate) stale_issuers: usize,
    /// The running time until the clock is confirmed.
    pub(crate) clock_hold_off: Duration,
    /// The time by which the clock is behind the known time.
    pub(crate) clock_behind: Duration,
}

impl Metrics {
    /// Returns all series at zero.
    #[must_use]
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("bulla");
        let requests = Family::<OperationLabel, Counter>::default();
        let errors = Family::<ErrorLabel, Counter>::default();
        let latency = Family::<OperationLabel, Histogram>::new_with_constructor(|| {
            Histogram::new(LATENCY_BOUNDS.iter().copied())
        });
        registry.register("requests", "Requests answered, by operation", requests.clone());
        registry.register("errors", "Requests answered with an error, by code", errors.clone());
        registry.register_with_unit(
            "request_latency",
            "From the last byte of the request to the reply, audit entry durable",
            Unit::Seconds,
            latency.clone(),
        );
        let series = |service: &'static str, name: &str| {
            let label = OperationLabel { service, operation: name.to_owned() };
            OperationSeries {
                requests: requests.get_or_create_owned(&label),
                latency: latency.get_or_create_owned(&label),
            }
        };
        let served = |operation| {
            is_served(operation).then(|| series(operation.service().name(), operation.name()))
        };
        let operations = ServiceOperation::all().map(served).collect();
        let unknown = series(UNKNOWN_SERVICE, "Unknown");
        let metrics = Self {
            registry,
            connections: ConnectionMetrics::default(),
            cost_limits: CostLimitMetrics::default(),
            operations,
            unknown,
            errors,
            steps_exceeded: Counter::default(),
            keys: Gauge::default(),
            keys_pending: Gauge::default(),
            audit_entries: Gauge::default(),
            audit_waiting: Gauge::default(),
            audit_lag: Gauge::default(),
            anchored: Family::default(),
            anchor_failures: Family::default(),
            clock_hold_off: Gauge::default(),
            clock_behind: Gauge::default(),
            locked_bytes: Gauge::default(),
            unlocked_bytes: Gauge::default(),
            refusals_summarised: Counter::default(),
            refusals_unanswered: Counter::default(),
            received_bytes: Gauge::default(),
            longest_turn: Gauge::default(),
            stale_issuers: Gauge::default(),
        };
        metrics.with_gauges().with_anchors().with_clock_gauges()
    }

    fn with_anchors(mut self) -> Self {
        let registry = &mut self.registry;
        registry.register(
            "audit_anchored",
            "The last entry of the audit log whose head is kept at the place",
            self.anchored.clone(),
        );
        registry.register(
            "audit_anchor_failures",
            "Attempts to keep a head of the audit log at the place that failed",
            self.anchor_failures.clone(),
        );
        self
    }

    fn with_clock_gauges(mut self) -> Self {
        let registry = &mut self.registry;
        registry.register_with_unit(
            "clock_hold_off",
            "Running time until the clock is confirmed; 0 when it is",
            Unit::Seconds,
            self.clock_hold_off.clone(),
        );
        registry.register_with_unit(
            "clock_behind",
            "How far the clock is behind what the store and the audit log know; 0 when it is not",
            Unit::Seconds,
            self.clock_behind.clone(),
        );
        self
    }

    fn with_gauges(mut self) -> Self {
        let registry = &mut self.registry;
        registry.register(
            "refusals_summarised",
            "Refused requests of unproven callers without an audit entry of their own",
            self.refusals_summarised.clone(),
        );
        registry.register(
            "refusals_unanswered",
            "Refused requests of unproven callers that got an empty 500: too many waited, or no room",
            self.refusals_unanswered.clone(),
        );
        registry.register(
            "policy_steps_exceeded",
            "Requests refused because policies would have taken more steps than one decision may",
            self.steps_exceeded.clone(),
        );
        registry.register("keys", "KMS keys in the store, in every state", self.keys.clone());
        registry.register(
            "keys_with_work_ahead",
            "KMS keys with a deletion or rotation date",
            self.keys_pending.clone(),
        );
        registry.register("audit_entries", "Entries in the audit log", self.audit_entries.clone());
        registry.register(
            "audit_waiting",
            "Entries that wait to become durable",
            self.audit_waiting.clone(),
        );
        registry.register_with_unit(
            "audit_lag",
            "How long the last group of audit entries took to become durable",
            Unit::Seconds,
            self.audit_lag.clone(),
        );
        registry.register_with_unit(
            "secret_memory_locked",
            "Memory for secrets that is locked",
            Unit::Bytes,
            self.locked_bytes.clone(),
        );
        registry.register_with_unit(
            "secret_memory_unlocked",
            "Memory for secrets that the kernel refused to lock: raise RLIMIT_MEMLOCK",
            Unit::Bytes,
            self.unlocked_bytes.clone(),
        );
        registry.register_with_unit(
            "received_requests",
            "Memory for requests that are not answered yet, beyond 16 KiB of each connection",
            Unit::Bytes,
            self.received_bytes.clone(),
        );
        registry.register_with_unit(
            "api_longest_turn",
            "The longest that a thread of the AWS APIs worked without a break, in the last one to two minutes",
            Unit::Seconds,
            self.longest_turn.clone(),
        );
        self.connections.register(registry);
        self.cost_limits.register(registry);
        registry.register(
            "oidc_stale_issuers",
            "OpenID Connect issuers that cannot be reached and whose keys are used on, at most for a day",
            self.stale_issuers.clone(),
        );
        self
    }

    /// Counts one answered request.
    pub(crate) fn answered(
        &self,
        operation: Option<ServiceOperation>,
        error: Option<&str>,
        latency: Duration,
    ) {
        let series = operation
            .and_then(|operation| self.operations.get(operation.index())?.as_ref())
            .unwrap_or(&self.unknown);
        series.requests.inc();
        series.latency.observe(latency.as_secs_f64());
        if let Some(code) = error {
            let service = operation.map_or(UNKNOWN_SERVICE, |operation| operation.service().name());
            let operation = operation.map_or("Unknown", ServiceOperation::name).to_owned();
            let label = ErrorLabel { service, operation, code: code.to_owned() };
            self.errors.get_or_create(&label).inc();
        }
    }

    /// Counts a request that was refused because its decision would have taken too many steps.
    pub(crate) fn steps_exceeded(&self) {
        self.steps_exceeded.inc();
    }

    /// Counts a head of the audit log that a place has taken.
    pub(crate) fn anchored(&self, place: &str, entry: u64) {
        let label = AnchorLabel { place: place.to_owned() };
        self.anchored.get_or_create(&label).set(i64::try_from(entry).unwrap_or(i64::MAX));
    }

    /// Counts a failed attempt to keep one there.
    pub(crate) fn anchor_failed(&self, place: &str) {
        self.anchor_failures.get_or_create(&AnchorLabel { place: place.to_owned() }).inc();
    }

    /// Returns the metrics in the text format, with `sample` as the current state.
    ///
    /// # Errors
    /// Formatting into memory failed, which it does not.
    pub(crate) fn render(&self, sample: &Sample) -> Result<String, std::fmt::Error> {
        let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let bytes = |value: usize| i64::try_from(value).unwrap_or(i64::MAX);
        self.keys.set(number(sample.keys));
        self.keys_pending.set(number(sample.keys_pending));
        self.audit_entries.set(number(sample.audit_entries));
        self.audit_waiting.set(number(sample.audit_waiting));
        self.audit_lag.set(sample.audit_lag.as_secs_f64());
        // Not a second too few: 0 means that nothing is left.
        let seconds = |span: Duration| {
            number(span.as_millis().div_ceil(1_000).try_into().unwrap_or(u64::MAX))
        };
        self.clock_hold_off.set(seconds(sample.clock_hold_off));
        self.clock_behind.set(seconds(sample.clock_behind));
        let usage = secret::usage();
        self.stale_issuers.set(bytes(sample.stale_issuers));
        self.locked_bytes.set(bytes(usage.locked_bytes));
        self.unlocked_bytes.set(bytes(usage.unlocked_bytes));
        self.received_bytes.set(bytes(sample.received_bytes));
        self.longest_turn.set(sample.longest_turn.as_secs_f64());
        let mut out = String::new();
        text::encode(&mut out, &self.registry)?;
        Ok(out)
    }
}

/// Returns whether an operation is served: all operations of KMS count, and those of the other services that answer.
fn is_served(operation: ServiceOperation) -> bool {
    operation.service() == AwsService::Kms || operation_facts(operation).is_built
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use model::Operation;

    use super::*;

    const ENCRYPT: Option<ServiceOperation> = Some(ServiceOperation::Kms(Operation::Encrypt));

    #[test]
    fn what_is_built_of_each_service_is_counted_under_its_name() {
        let metrics = Metrics::new();
        for operation in ServiceOperation::all().filter(|one| operation_facts(*one).is_built) {
            metrics.answered(Some(operation), None, Duration::ZERO);
        }
        let text = metrics.render(&Sample::default()).unwrap();
        for (service, operation) in
            [("kms", "Encrypt"), ("iam", "GetUser"), ("sts", "AssumeRole"), ("s3", "PutObject")]
        {
            let labels = format!(r#"{{service="{service}",operation="{operation}"}} 1"#);
            assert!(text.contains(&format!("bulla_requests_total{labels}")), "{labels}");
        }
        assert!(text.contains(r#"{service="Unknown",operation="Unknown"} 0"#), "{text}");
    }

    #[test]
    fn a_request_shows_in_count_latency_and_errors() {
        let metrics = Metrics::new();
        metrics.answered(ENCRYPT, None, Duration::from_micros(90));
        metrics.answered(ENCRYPT, Some("DisabledException"), Duration::from_millis(2));
        let text = metrics.render(&Sample { keys: 7, ..Sample::default() }).unwrap();
        for line in [
            r#"bulla_requests_total{service="kms",operation="Encrypt"} 2"#,
            r#"bulla_errors_total{service="kms",operation="Encrypt",code="DisabledException"} 1"#,
            r#"bulla_request_latency_seconds_count{service="kms",operation="Encrypt"} 2"#,
            r#"bulla_request_latency_seconds_bucket{le="0.0001",service="kms",operation="Encrypt"} 1"#,
            "bulla_keys 7",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
    }
}
