mod architecture;
mod conformance;
mod fakes;
mod history;
mod hosts;
mod http;
mod keyring;
