//! What the program for distribution is linked with.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    // The standard library walks the stack with GCC's libgcc_s, which takes 0.1 ms of every start to find, map and bind; GCC has the
    // same as an archive. Only the `dist` profile optimizes like this: other builds need no archive, which not every compiler brings.
    if is("OPT_LEVEL", "s")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
    {
        println!("cargo:rustc-link-lib=static:-bundle=gcc_eh");
    }
}
