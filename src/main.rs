//! The entry. Everything hoist does is in the library.

fn main() -> std::process::ExitCode {
    hoist::cli::main()
}
