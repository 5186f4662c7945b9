//! The question of a request, checked.
//!
//! CloudTrail answers what is outside its limits with errors of its own, where other services answer with `ValidationException`.

use audit::{EventAttribute, EventPosition, EventQuery};
use model::generated::cloudtrail::{LookupAttribute, LookupEventsRequest};
use model::{AccountId, Error, ErrorCode, Region, Timestamp};

/// The most events of a page, and their number unless the request says otherwise.
const RESULTS_MAX: i32 = 50;
/// The longest value of an attribute, in characters. Some count twice. Source: CloudTrail API reference, `LookupAttribute`.
const VALUE_CHARACTERS_MAX: usize = 2000;
/// The characters that count twice.
const DOUBLE: [char; 4] = ['_', ' ', ',', '\n'];
/// The attributes that Insights events have. Source: CloudTrail API reference, `LookupEvents`.
const OF_INSIGHTS: [EventAttribute; 3] =
    [EventAttribute::EventId, EventAttribute::EventName, EventAttribute::EventSource];

/// The question of a request.
#[derive(Debug)]
pub(crate) struct Lookup<'a> {
    attribute: Option<(EventAttribute, &'a str)>,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    limit: usize,
    pub(crate) is_for_insights: bool,
}

/// The place of a lookup, to which the token of its next page is bound: whose events it asks for, and for which.
#[derive(Debug)]
pub(crate) struct LookupPlace<'a> {
    pub(crate) account: AccountId,
    pub(crate) region: &'a Region,
    pub(crate) attribute: Option<(EventAttribute, &'a str)>,
    pub(crate) start: Option<Timestamp>,
    pub(crate) end: Option<Timestamp>,
    pub(crate) is_for_insights: bool,
}

impl<'a> Lookup<'a> {
    /// Checks a request.
    ///
    /// # Errors
    /// `InvalidLookupAttributesException`, `InvalidTimeRangeException`, `InvalidMaxResultsException`, `InvalidEventCategoryException`.
    pub(crate) fn of(input: &'a LookupEventsRequest) -> Result<Self, Error> {
        let is_for_insights = is_for_insights(input.event_category.as_deref())?;
        let attribute = match input.lookup_attributes.as_deref().unwrap_or_default() {
            [] => None,
            [one] => Some(attribute(one)?),
            _ => return Err(invalid_attribute("Specify only one lookup attribute.")),
        };
        let is_known = |(name, _): &(EventAttribute, &str)| OF_INSIGHTS.contains(name);
        if is_for_insights && !attribute.as_ref().is_none_or(is_known) {
            return Err(invalid_attribute("Lookup attribute key is not valid."));
        }
        let (start, end) = (input.start_time, input.end_time);
        if start.zip(end).is_some_and(|(start, end)| start > end) {
            let message = "Either the start time occurs after the end time, or the time range is outside the range of possible \
                           values.";
            return Err(Error::new(ErrorCode::InvalidTimeRangeException, message));
        }
        let limit = limit(input.max_results.unwrap_or(RESULTS_MAX))?;
        Ok(Self { attribute, start, end, limit, is_for_insights })
    }

    /// Returns the place of the lookup by an account in a Region.
    pub(crate) const fn place<'p>(&self, account: AccountId, region: &'p Region) -> LookupPlace<'p>
    where
        'a: 'p,
    {
        let Self { attribute, start, end, is_for_insights, .. } = *self;
        LookupPlace { account, region, attribute, start, end, is_for_insights }
    }

    /// Returns the question for the audit log. `oldest` is the second before which nothing is found.
    pub(crate) fn query<'p>(
        &self,
        place: &LookupPlace<'p>,
        is_global: bool,
        oldest: i64,
        after: Option<EventPosition>,
    ) -> EventQuery<'p> {
        // Events have whole seconds.
        let from = self.start.map(|start| {
            start.millis().div_euclid(1000) + i64::from(start.millis().rem_euclid(1000) > 0)
        });
        let through = self.end.map(|end| end.millis().div_euclid(1000));
        EventQuery {
            account: place.account.number(),
            region: place.region.as_str(),
            is_global,
            attribute: place.attribute,
            from: from.map_or(oldest, |from| from.max(oldest)),
            through: through.unwrap_or(i64::MAX),
            after,
            limit: self.limit,
        }
    }
}

fn is_for_insights(category: Option<&str>) -> Result<bool, Error> {
    match category {
        None => Ok(false),
        Some("insight") => Ok(true),
        Some(_) => {
            let message =
                "An event category that is not valid is specified as a value of EventCategory.";
            Err(Error::new(ErrorCode::InvalidEventCategoryException, message))
        }
    }
}

fn attribute(given: &LookupAttribute) -> Result<(EventAttribute, &str), Error> {
    let LookupAttribute { attribute_key, attribute_value } = given;
    let attribute = EventAttribute::from_name(attribute_key);
    let attribute =
        attribute.ok_or_else(|| invalid_attribute("Lookup attribute key is not valid."))?;
    let count = |character: char| if DOUBLE.contains(&character) { 2 } else { 1 };
    let characters: usize = attribute_value.chars().map(count).sum();
    let is_truth = ["true", "false"].contains(&attribute_value.as_str());
    let is_fit = (1..=VALUE_CHARACTERS_MAX).contains(&characters)
        && (attribute != EventAttribute::ReadOnly || is_truth);
    if is_fit {
        return Ok((attribute, attribute_value));
    }
    Err(invalid_attribute("Lookup attribute value is not valid."))
}

fn limit(results: i32) -> Result<usize, Error> {
    let limit = usize::try_from(results).ok().filter(|_| (1..=RESULTS_MAX).contains(&results));
    limit.ok_or_else(|| {
        let message = format!(
            "A max results value of {results} is invalid. Specify max results between 1 and {RESULTS_MAX}."
        );
        Error::new(ErrorCode::InvalidMaxResultsException, message)
    })
}

fn invalid_attribute(message: &'static str) -> Error {
    Error::new(ErrorCode::InvalidLookupAttributesException, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(key: &str, value: &str) -> LookupEventsRequest {
        let (attribute_key, attribute_value) = (key.to_owned(), value.to_owned());
        let one = LookupAttribute { attribute_key, attribute_value };
        LookupEventsRequest { lookup_attributes: Some(vec![one]), ..Default::default() }
    }

    fn code(input: &LookupEventsRequest) -> Option<ErrorCode> {
        Lookup::of(input).err().map(|error| error.code())
    }

    #[test]
    fn every_attribute_of_the_model_can_be_asked_for_and_no_other() {
        for attribute in EventAttribute::ALL {
            let input = asking(attribute.name(), "true");
            assert_eq!(Lookup::of(&input).unwrap().attribute, Some((attribute, "true")));
        }
        for (key, value) in [
            ("eventname", "Encrypt"),
            ("", "x"),
            ("EventName", ""),
            ("ReadOnly", "True"),
            ("Username", &"x".repeat(2001)),
            ("Username", &"_".repeat(1001)),
        ] {
            let expected = ErrorCode::InvalidLookupAttributesException;
            assert_eq!(code(&asking(key, value)), Some(expected), "{key} {value}");
        }
        assert_eq!(code(&asking("Username", &"_".repeat(1000))), None);
        let mut two = asking("EventName", "Encrypt");
        two.lookup_attributes
            .as_mut()
            .unwrap()
            .extend(asking("EventId", "x").lookup_attributes.unwrap());
        assert_eq!(code(&two), Some(ErrorCode::InvalidLookupAttributesException));
    }

    #[test]
    fn limits_have_errors_of_their_own() {
        for (max_results, is_fit) in [(0, false), (1, true), (50, true), (51, false), (-1, false)] {
            let input =
                LookupEventsRequest { max_results: Some(max_results), ..Default::default() };
            let expected = (!is_fit).then_some(ErrorCode::InvalidMaxResultsException);
            assert_eq!(code(&input), expected, "{max_results}");
        }
        let at = |seconds: i64| Some(Timestamp::from_millis(seconds * 1000));
        let input =
            LookupEventsRequest { start_time: at(2), end_time: at(1), ..Default::default() };
        assert_eq!(code(&input), Some(ErrorCode::InvalidTimeRangeException));
        let category = |name: &str| LookupEventsRequest {
            event_category: Some(name.to_owned()),
            ..Default::default()
        };
        assert_eq!(code(&category("Insight")), Some(ErrorCode::InvalidEventCategoryException));
        assert!(Lookup::of(&category("insight")).unwrap().is_for_insights);
        let input = LookupEventsRequest {
            event_category: Some("insight".to_owned()),
            ..asking("Username", "root")
        };
        assert_eq!(code(&input), Some(ErrorCode::InvalidLookupAttributesException));
    }

    #[test]
    fn a_time_range_holds_the_whole_seconds_in_it() {
        let at = |millis| Some(Timestamp::from_millis(millis));
        let input = LookupEventsRequest {
            start_time: at(10_001),
            end_time: at(12_999),
            ..Default::default()
        };
        let lookup = Lookup::of(&input).unwrap();
        let region = Region::parse("us-east-1").unwrap();
        let place = lookup.place(AccountId::parse("111122223333").unwrap(), &region);
        let range = |oldest| {
            let query = lookup.query(&place, false, oldest, None);
            (query.from, query.through)
        };
        assert_eq!((range(0), range(12)), ((11, 12), (12, 12)));
    }
}
