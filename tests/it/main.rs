mod fakes;
mod history;
