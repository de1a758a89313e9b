//! Work on one long brief, shared out among the processors. Whoever is already one of many at work on
//! many briefs does his alone: the others have enough to do.

use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

/// Hands of their own: those that take briefs into an index may wait for whoever asks it, who would then
/// wait for them.
static HANDS: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let others = std::thread::available_parallelism().map_or(0, |all| all.get() - 1).min(MOST);
    let pool = ThreadPoolBuilder::new().num_threads(others).thread_name(|_| "checking".to_owned()).build();
    pool.ok().filter(|_| others > 0)
});

/// Of a text of so many bytes work is shared out: to wake somebody costs less than what he takes over.
pub const LONG: usize = 32 << 10;

/// Of a text of so many bytes even single steps are: of a tenth of it they were not done sooner.
pub const VERY_LONG: usize = 1 << 20;

/// More would find nothing left to do.
const MOST: usize = 7;

/// What `work` makes of each, in their order.
pub fn each<'a, T: Sync, U: Send>(all: &'a [T], work: impl Fn(&'a T) -> U + Sync) -> Vec<U> {
    let is_one_of_many = rayon::current_thread_index().is_some();
    let Some(hands) = HANDS.as_ref().filter(|_| !is_one_of_many) else { return all.iter().map(work).collect() };
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(all.len())));
    let take = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(at) else { return };
            let made = work(one);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((at, made));
        }
    };
    hands.in_place_scope(|scope| {
        (0..hands.current_num_threads()).for_each(|_| scope.spawn(|_| take()));
        take();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, made)| made).collect()
}

/// What two pieces of work make, the first of them done elsewhere meanwhile if anybody is free.
pub fn both<T: Send, U>(one: impl FnOnce() -> T + Send, other: impl FnOnce() -> U) -> (T, U) {
    let is_one_of_many = rayon::current_thread_index().is_some();
    let Some(hands) = HANDS.as_ref().filter(|_| !is_one_of_many) else { return (one(), other()) };
    let mut made = None;
    let beside = hands.in_place_scope(|scope| {
        scope.spawn(|_| made = Some(one()));
        other()
    });
    (made.expect("a scope ends when all its work is done"), beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_pieces_of_work_are_done() {
        let all = [3, 4];
        assert_eq!(both(|| all.iter().sum::<i32>(), || all.iter().product::<i32>()), (7, 12));
    }

    #[test]
    fn what_is_shared_out_comes_back_in_order() {
        let all: Vec<usize> = (0..1000).collect();
        let twice: Vec<usize> = all.iter().map(|one| one * 2).collect();
        assert_eq!(each(&all, |one| one * 2), twice);
    }
}
