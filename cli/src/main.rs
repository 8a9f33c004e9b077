//! `hwjobs`: job APIs of Huawei Cloud from the command line.
//!
//! It knows no service: every API, its options and their help come from the library's registry.

mod account;
mod address;
mod apis;
mod arguments;
mod bash;
mod block;
mod command;
mod configure;
mod curl;
mod demo;
mod failure;
mod file;
mod find;
mod follow;
mod from;
mod get;
mod helper;
mod live;
mod mock;
mod observed;
mod options;
mod output;
mod pages;
mod profile;
mod question;
mod render;
mod request;
mod resume;
mod save;
mod screen;
mod stop;
mod timeline;
mod tree;
mod troubles;
mod verbose;
mod wait;
mod waited;
mod waiting;
mod watch;
mod whoami;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run(std::env::args_os().collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
