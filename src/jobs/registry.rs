//! The one list of the work that runs: what began it cannot hide it, and what may not run beside it does not begin.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::kind::Kind;
use super::work::{Job, Work};
use crate::error::Error;
use crate::model::progress::Progress;

/// Work that the program began by itself is told of only when it takes long enough to be noticed.
const NOTICEABLE: Duration = Duration::from_millis(400);

/// The work that runs. The window has one; work begins nowhere else.
pub struct Jobs {
    wake: Arc<dyn Fn() + Send + Sync>,
    running: Vec<Running>,
    next: u64,
}

struct Running {
    number: u64,
    kind: Kind,
    progress: Progress,
    since: Instant,
    ended: Arc<AtomicBool>,
}

/// A piece of work that runs, for whoever looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// Stands for it when it is to be cancelled.
    pub number: u64,
    /// What it does.
    pub kind: Kind,
    /// How far it is, in percent; `None` while it does not know.
    pub percent: Option<u32>,
    /// Whether it was told to stop.
    pub cancelled: bool,
    /// Since when it runs.
    pub age: Duration,
}

impl Jobs {
    /// An empty list; `wake` is called whenever work has ended.
    #[must_use]
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { wake, running: Vec::new(), next: 0 }
    }

    /// Begins work on a thread of its own. Where something runs that it may not run beside, the job has failed at once,
    /// with [`Error::Busy`].
    #[must_use]
    pub fn start<T: Send + 'static>(&mut self, work: Work<T>) -> Job<T> {
        if self.hindrance(work.kind).is_some() {
            return Job::failed(Error::Busy);
        }
        let (kind, ended) = (work.kind, Arc::new(AtomicBool::new(false)));
        let (wake, mark) = (Arc::clone(&self.wake), Arc::clone(&ended));
        let job = Job::start(work, move || mark.store(true, Ordering::Release), move || wake());
        self.next += 1;
        let progress = job.progress.clone();
        self.running.push(Running { number: self.next, kind, progress, since: Instant::now(), ended });
        job
    }

    /// What runs that work of this kind may not run beside.
    #[must_use]
    pub fn hindrance(&self, kind: Kind) -> Option<Kind> {
        self.alive().map(|running| running.kind).find(|other| !kind.runs_beside(*other))
    }

    /// The work that is worth telling of, the oldest first; and when there may be more to tell.
    pub fn statuses(&mut self) -> (Vec<Status>, Option<Duration>) {
        self.running.retain(|running| !running.ended.load(Ordering::Acquire));
        let now = Instant::now();
        let waits = |running: &Running| {
            let age = now.duration_since(running.since);
            running.kind.unasked().then(|| NOTICEABLE.saturating_sub(age)).filter(|left| !left.is_zero())
        };
        let told = self.running.iter().filter(|running| waits(running).is_none()).map(Running::status);
        (told.collect(), self.running.iter().filter_map(waits).min())
    }

    /// Tells a piece of work to stop at its next step.
    pub fn cancel(&self, number: u64) {
        for running in self.alive().filter(|running| running.number == number) {
            running.progress.cancel();
        }
    }

    fn alive(&self) -> impl Iterator<Item = &Running> {
        self.running.iter().filter(|running| !running.ended.load(Ordering::Acquire))
    }
}

impl Running {
    fn status(&self) -> Status {
        let (done, total) = self.progress.steps();
        let percent = (total > 0).then(|| (u64::from(done) * 100 / u64::from(total)).min(100));
        Status {
            number: self.number,
            kind: self.kind,
            percent: percent.and_then(|percent| u32::try_from(percent).ok()),
            cancelled: self.progress.check().is_err(),
            age: self.since.elapsed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::*;

    fn jobs() -> (Jobs, Receiver<()>) {
        let (news, ended) = channel();
        (Jobs::new(Arc::new(move || news.send(()).unwrap())), ended)
    }

    /// Work that goes on until it is told to end.
    fn until_told(kind: Kind) -> (Work<()>, Sender<()>) {
        let (tell, told) = channel();
        let work = Work::new(kind, move |progress| {
            progress.report(1, 4)?;
            let _ = told.recv();
            Ok(progress.check()?)
        });
        (work, tell)
    }

    #[test]
    fn what_runs_is_told_with_its_progress_and_can_be_cancelled() {
        let (mut jobs, ended) = jobs();
        let (work, tell) = until_told(Kind::Export);
        let job = jobs.start(work);
        while jobs.statuses().0[0].percent.is_none() {
            std::thread::yield_now();
        }
        let status = jobs.statuses().0[0];
        assert_eq!((status.kind, status.percent, status.cancelled), (Kind::Export, Some(25), false));
        jobs.cancel(status.number);
        assert!(jobs.statuses().0[0].cancelled, "it is told until it has ended");
        tell.send(()).unwrap();
        ended.recv().unwrap();
        assert_eq!(jobs.statuses().0, []);
        assert!(matches!(job.poll(), Some(Err(Error::Cancelled))));
    }

    #[test]
    fn work_that_may_not_run_beside_another_does_not_begin_before_that_has_ended() {
        let (mut jobs, ended) = jobs();
        let (saving, tell) = until_told(Kind::SaveAs);
        let saving = jobs.start(saving);
        assert_eq!(jobs.hindrance(Kind::Backup), Some(Kind::SaveAs));
        let refused = jobs.start(Work::new(Kind::Backup, |_| Ok(())));
        assert!(matches!(refused.poll(), Some(Err(Error::Busy))));
        assert_eq!(jobs.hindrance(Kind::Export), None);
        // To give a job up ends it no sooner.
        drop(saving);
        assert_eq!(jobs.hindrance(Kind::Backup), Some(Kind::SaveAs));
        tell.send(()).unwrap();
        ended.recv().unwrap();
        assert_eq!(jobs.hindrance(Kind::Backup), None);
    }

    #[test]
    fn work_that_nobody_asked_for_is_told_of_only_when_it_takes_long() {
        let (mut jobs, _ended) = jobs();
        let (check, tell) = until_told(Kind::Check);
        let _job = jobs.start(check);
        let (told, more) = jobs.statuses();
        assert_eq!(told, []);
        assert!(more.is_some());
        jobs.running[0].since = Instant::now().checked_sub(NOTICEABLE).unwrap();
        assert_eq!(jobs.statuses().0[0].kind, Kind::Check);
        drop(tell);
    }

    #[test]
    fn a_panic_in_the_work_is_an_error_and_leaves_no_trace_in_the_list() {
        let (mut jobs, ended) = jobs();
        let job: Job<()> = jobs.start(Work::new(Kind::Open, |_| panic!("boom")));
        ended.recv().unwrap();
        assert!(matches!(job.poll(), Some(Err(Error::JobFailed(why))) if why == "boom"));
        assert_eq!(jobs.hindrance(Kind::Open), None);
    }
}
