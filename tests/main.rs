//! All tests that look at attache from outside, in one binary.

mod agreement;
mod architecture;
mod arithmetic;
mod cli;
mod confidence;
mod declared;
mod fixes;
mod fixtures;
mod folders;
mod fuzzing;
mod locked;
mod model;
mod packages;
#[cfg(target_os = "linux")]
mod pipelines;
mod readme;
mod repository;
mod rules;
mod schema;
mod security;
mod session;
mod variations;
