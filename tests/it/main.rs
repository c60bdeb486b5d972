mod architecture;
mod fakes;
mod history;
mod http;
mod keyring;
