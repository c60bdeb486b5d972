fn main() {
    hoist::cli::clipboard::serve_if_asked();
}
