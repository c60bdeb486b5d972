//! What is particular to one host, beyond the contract that all providers share.

mod chevereto;
mod imgpile;
mod imperial;
mod posteverywhere;
mod sharex;
mod slink;
