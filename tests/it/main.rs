mod architecture;
mod fakes;
mod history;
mod conformance;
mod fakes;
mod hosts;
mod http;
mod keyring;
