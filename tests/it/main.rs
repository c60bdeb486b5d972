mod architecture;
mod cli;
mod fakes;
mod generated;
mod history;
mod http;
mod keyring;
