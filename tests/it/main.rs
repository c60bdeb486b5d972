mod conformance;
mod fakes;
mod hosts;
