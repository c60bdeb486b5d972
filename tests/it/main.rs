mod history;
mod keyring;
