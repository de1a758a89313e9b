//! What an author would notice, tested from outside.

mod session;
