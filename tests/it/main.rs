mod fakes;
mod history;
mod http;
