//! The command `zhitu`.

use std::process::ExitCode;

// On Linux the feature `override` makes C's malloc that of mimalloc. Asked through it, it need not see to an alignment that every
// block has, and grows blocks in place.
use mimalloc as _;

#[cfg(not(target_os = "linux"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    zhitu::cli::main()
}
