mod conformance;
mod fakes;
mod hosts;
mod http;
mod wire;
