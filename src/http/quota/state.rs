//! What an account has sent lately: a list of points in time, and the decision whether one more fits. No I/O.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Counted, Counts, RateLimit};

/// A limit that applies to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rule {
    #[serde(with = "written")]
    pub(super) limit: RateLimit,
    /// The profile sets it; the host can only lower it.
    pub(super) own: bool,
}

impl Rule {
    pub(super) fn documented(limit: RateLimit) -> Self {
        Rule { limit, own: false }
    }
}

/// Times are Unix milliseconds, lists are sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct State {
    /// How often it was written.
    pub(super) turn: u64,
    /// The profile that was used last.
    profile: String,
    /// The limits that applied then.
    pub(super) rules: Vec<Rule>,
    /// What the host last announced as its limit of requests.
    announced: Option<u32>,
    /// From when to when the host wants to be left alone.
    closed: Option<(i64, i64)>,
    requests: Vec<i64>,
    files: Vec<i64>,
}

/// A call that is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::http) struct Ticket {
    at: i64,
    /// In which of the lists it is.
    request: bool,
    file: bool,
}

/// No call may go before this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::http) struct Blocked {
    pub(super) until: i64,
    /// What is used up; `None` where the host asked for a pause.
    pub(super) limit: Option<RateLimit>,
}

/// A clock that is set back by less than this is no clock that was set back.
const JITTER: i64 = 1_000;

impl State {
    pub(super) fn is_of(&self, profile: &str) -> bool {
        self.profile == profile
    }

    /// Counts one more call, unless that would break a limit.
    pub(super) fn take(
        &mut self,
        rules: &[Rule],
        file: bool,
        profile: &str,
        now: i64,
    ) -> Result<Ticket, Blocked> {
        self.tidy(rules, now);
        if self.profile != profile {
            profile.clone_into(&mut self.profile);
        }
        if self.rules != rules {
            self.rules = rules.to_vec();
        }
        if let Some((_, until)) = self.closed {
            return Err(Blocked { until, limit: None });
        }
        let blocked = rules
            .iter()
            .filter(|rule| file || rule.limit.counted == Counted::Requests)
            .filter_map(|rule| {
                let limit = self.effective(rule, rules);
                let until = self.opens(&limit, now)?;
                Some(Blocked {
                    until,
                    limit: Some(limit),
                })
            })
            .max_by_key(|blocked| blocked.until);
        if let Some(blocked) = blocked {
            return Err(blocked);
        }
        let counts = |counted| rules.iter().any(|rule| rule.limit.counted == counted);
        let ticket = Ticket {
            at: now,
            request: counts(Counted::Requests),
            file: file && counts(Counted::Files),
        };
        if ticket.request {
            insert(&mut self.requests, now);
        }
        if ticket.file {
            insert(&mut self.files, now);
        }
        Ok(ticket)
    }

    /// A call is over: it counts as of now, or not.
    pub(super) fn settle(
        &mut self,
        ticket: Ticket,
        counts: Counts,
        announced: Option<u32>,
        now: i64,
    ) {
        // It may have been dropped as too old meanwhile.
        if ticket.request {
            remove(&mut self.requests, ticket.at);
            if counts != Counts::NotAtAll {
                insert(&mut self.requests, now);
            }
        }
        if ticket.file {
            remove(&mut self.files, ticket.at);
            if counts == Counts::Fully {
                insert(&mut self.files, now);
            }
        }
        if let Some(announced) = announced {
            self.announced = Some(announced);
        }
    }

    /// Nobody may send anything for a while. The longest pause counts.
    pub(super) fn close(&mut self, now: i64, wait: Duration) {
        let until = now.saturating_add(millis(wait));
        if self.closed.is_none_or(|(_, old)| old < until) {
            self.closed = Some((now, until));
        }
    }

    /// A limit as it holds after what the host announced, which is about the shortest span of requests.
    pub(super) fn effective(&self, rule: &Rule, rules: &[Rule]) -> RateLimit {
        let requests = rules
            .iter()
            .filter(|rule| rule.limit.counted == Counted::Requests);
        let shortest = requests.map(|rule| rule.limit.window).min();
        let mut limit = rule.limit;
        if limit.counted == Counted::Requests
            && Some(limit.window) == shortest
            && let Some(announced) = self.announced
        {
            limit.most = match rule.own {
                true => limit.most.min(announced),
                false => announced,
            };
        }
        limit
    }

    /// How many more may go right away.
    pub(super) fn left(&self, limit: &RateLimit, now: Timestamp) -> u32 {
        let sent = self.within(limit, now.as_millisecond()).len();
        limit
            .most
            .saturating_sub(u32::try_from(sent).unwrap_or(u32::MAX))
    }

    /// When this limit lets the next one through; `None`: now.
    fn opens(&self, limit: &RateLimit, now: i64) -> Option<i64> {
        let sent = self.within(limit, now);
        let most = usize::try_from(limit.most).unwrap_or(usize::MAX).max(1);
        let last = sent.len().checked_sub(most)?;
        Some(sent[last].saturating_add(millis(limit.window)))
    }

    fn within(&self, limit: &RateLimit, now: i64) -> &[i64] {
        let list = match limit.counted {
            Counted::Requests => &self.requests,
            Counted::Files => &self.files,
        };
        let begin = now.saturating_sub(millis(limit.window));
        &list[list.partition_point(|at| *at <= begin)..]
    }

    /// Drops what no limit looks at any more. What lies in the future was written before the clock was set back, and counts as of
    /// now.
    fn tidy(&mut self, rules: &[Rule], now: i64) {
        for (counted, list) in [
            (Counted::Requests, &mut self.requests),
            (Counted::Files, &mut self.files),
        ] {
            let of_kind = rules.iter().filter(|rule| rule.limit.counted == counted);
            let longest = of_kind.map(|rule| millis(rule.limit.window)).max();
            let begin = now.saturating_sub(longest.unwrap_or(0));
            list.retain(|at| *at > begin);
            for at in list.iter_mut().filter(|at| **at > now + JITTER) {
                *at = now;
            }
            list.sort_unstable();
        }
        self.closed = self
            .closed
            .filter(|(from, until)| now < *until && now + JITTER >= *from);
    }
}

fn insert(list: &mut Vec<i64>, at: i64) {
    let place = list.partition_point(|known| *known <= at);
    list.insert(place, at);
}

fn remove(list: &mut Vec<i64>, at: i64) {
    if let Ok(place) = list.binary_search(&at) {
        list.remove(place);
    }
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// A limit as it is written down: what it counts, how many, in how many seconds.
mod written {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Counted, RateLimit};

    pub(super) fn serialize<S: Serializer>(limit: &RateLimit, to: S) -> Result<S::Ok, S::Error> {
        let files = limit.counted == Counted::Files;
        (files, limit.most, limit.window.as_secs()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<RateLimit, D::Error> {
        let (files, most, seconds) = Deserialize::deserialize(from)?;
        let counted = match files {
            true => Counted::Files,
            false => Counted::Requests,
        };
        let window = Duration::from_secs(seconds);
        Ok(RateLimit {
            counted,
            most,
            window,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000;

    fn rules(limits: &[RateLimit]) -> Vec<Rule> {
        limits
            .iter()
            .map(|limit| Rule::documented(*limit))
            .collect()
    }

    fn take(state: &mut State, rules: &[Rule], now: i64) -> Result<Ticket, Blocked> {
        state.take(rules, true, "mine", now)
    }

    #[test]
    fn in_no_window_more_is_sent_than_allowed() {
        let rules = rules(&[RateLimit::requests_per_minute(3)]);
        let mut state = State::default();
        let mut sent: Vec<i64> = Vec::new();
        let mut now = 0;
        // A second apart at first, then as soon as it may be.
        while sent.len() < 20 {
            match take(&mut state, &rules, now) {
                Ok(_) => {
                    sent.push(now);
                    now += SECOND;
                }
                Err(blocked) => {
                    assert!(blocked.until > now);
                    now = blocked.until;
                }
            }
        }
        for window in sent.windows(4) {
            assert!(window[3] - window[0] >= 60 * SECOND, "{window:?}");
        }
        // And no later than needed.
        assert_eq!(sent[..7], [0, 1, 2, 60, 61, 62, 120].map(|at| at * SECOND));
    }

    #[test]
    fn the_longest_wait_of_several_limits_counts_and_is_named() {
        let day = RateLimit::files_per_day(2);
        let rules = rules(&[RateLimit::requests_per_minute(2), day]);
        let mut state = State::default();
        take(&mut state, &rules, 0).unwrap();
        take(&mut state, &rules, 5).unwrap();
        let blocked = take(&mut state, &rules, 10).unwrap_err();
        assert_eq!(blocked.until, 24 * 60 * 60 * SECOND);
        assert_eq!(blocked.limit, Some(day));
        // What carries no file only meets the minute.
        let blocked = state.take(&rules, false, "mine", 10).unwrap_err();
        assert_eq!(blocked.until, 60 * SECOND);
        state.take(&rules, false, "mine", 60 * SECOND).unwrap();
    }

    #[test]
    fn an_answer_moves_its_request_to_its_own_time() {
        let rules = rules(&[RateLimit::requests_per_minute(1)]);
        let mut state = State::default();
        let ticket = take(&mut state, &rules, 0).unwrap();
        state.settle(ticket, Counts::Fully, None, 40 * SECOND);
        let blocked = take(&mut state, &rules, 60 * SECOND).unwrap_err();
        assert_eq!(blocked.until, 100 * SECOND);
    }

    #[test]
    fn a_refused_file_is_none_of_the_days_and_what_was_never_sent_is_nothing() {
        let rules = rules(&[
            RateLimit::requests_per_minute(2),
            RateLimit::files_per_day(1),
        ]);
        let mut state = State::default();
        let ticket = take(&mut state, &rules, 0).unwrap();
        state.settle(ticket, Counts::NotAtAll, None, 1);
        assert_eq!((state.requests.len(), state.files.len()), (0, 0));
        let ticket = take(&mut state, &rules, 2).unwrap();
        state.settle(ticket, Counts::AsRequest, None, 3);
        assert_eq!((state.requests.len(), state.files.len()), (1, 0));
        let ticket = take(&mut state, &rules, 4).unwrap();
        state.settle(ticket, Counts::Fully, None, 5);
        assert_eq!((state.requests.len(), state.files.len()), (2, 1));
    }

    #[test]
    fn the_hosts_word_replaces_the_documented_limit_and_lowers_the_profiles_own() {
        let hour = RateLimit::requests_per_hour(1000);
        let documented = rules(&[RateLimit::requests_per_minute(2), hour]);
        let mut state = State {
            announced: Some(5),
            ..State::default()
        };
        assert_eq!(state.effective(&documented[0], &documented).most, 5);
        assert_eq!(state.effective(&documented[1], &documented), hour);
        let own = [Rule {
            limit: RateLimit::requests_per_minute(3),
            own: true,
        }];
        assert_eq!(state.effective(&own[0], &own).most, 3);
        state.announced = Some(1);
        assert_eq!(state.effective(&own[0], &own).most, 1);
        assert_eq!(state.effective(&documented[0], &documented).most, 1);
    }

    #[test]
    fn a_pause_that_the_host_asked_for_holds_everybody_back() {
        let rules = rules(&[RateLimit::requests_per_minute(9)]);
        let mut state = State::default();
        state.close(0, Duration::from_secs(30));
        state.close(1, Duration::from_secs(5));
        let blocked = take(&mut state, &rules, 2).unwrap_err();
        assert_eq!((blocked.until, blocked.limit), (30 * SECOND, None));
        take(&mut state, &rules, 30 * SECOND).unwrap();
        assert_eq!(state.closed, None);
    }

    #[test]
    fn a_clock_that_was_set_back_blocks_for_a_window_at_most() {
        let rules = rules(&[RateLimit::requests_per_minute(1)]);
        let mut state = State::default();
        let later = 10 * 60 * 60 * SECOND;
        take(&mut state, &rules, later).unwrap();
        state.close(later, Duration::from_secs(9));
        let blocked = take(&mut state, &rules, 0).unwrap_err();
        assert_eq!(blocked.until, 60 * SECOND);
    }

    #[test]
    fn what_no_limit_looks_at_is_dropped() {
        let rules = rules(&[RateLimit::requests_per_minute(100)]);
        let mut state = State::default();
        for at in 0..50 {
            take(&mut state, &rules, at).unwrap();
        }
        take(&mut state, &rules, 120 * SECOND).unwrap();
        assert_eq!(state.requests.len(), 1);
        assert!(state.files.is_empty(), "no limit counts files");
    }

    #[test]
    fn a_state_is_read_as_it_was_written() {
        let rules = rules(&[
            RateLimit::requests_per_minute(9),
            RateLimit::files_per_day(8),
        ]);
        let mut state = State::default();
        take(&mut state, &rules, 7).unwrap();
        state.close(8, Duration::from_secs(1));
        let text = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<State>(&text).unwrap(), state);
    }
}
