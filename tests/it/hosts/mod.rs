//! What is particular to one host, beyond the contract that all providers share.

mod imgpile;
mod slink;
