//! Reads a source file: which modules and crates it names, which macros it calls, how long it and its functions are.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, File, Item, ItemMod, Meta, QSelf, Signature, UseTree};

/// A path to a module of the package, or to another crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// From the root of the package; empty is the root itself.
    Inside(Vec<String>),
    /// A crate's name, then its path.
    Outside(Vec<String>),
}

/// A place that names a target.
#[derive(Clone, Debug)]
pub struct Reference {
    pub target: Target,
    pub line: usize,
    /// Compiled for tests alone.
    pub test: bool,
}

/// What a file holds.
#[derive(Default)]
pub struct Facts {
    pub references: Vec<Reference>,
    /// Names of macros that are called, with lines.
    pub macros: Vec<(String, usize)>,
    /// Functions with the line of their `fn` and the number of their lines.
    pub functions: Vec<(String, usize, usize)>,
    /// Modules in files of their own that are compiled for tests alone, from the root.
    pub test_modules: Vec<Vec<String>>,
}

/// Reads a file that is the module `path`. `test`: all of it is compiled for tests alone.
pub fn facts(path: &[String], file: &File, test: bool) -> Facts {
    let mut reader = Reader {
        facts: Facts::default(),
        scopes: Vec::new(),
        test: usize::from(test),
    };
    reader.within(path.to_vec(), &file.items, |reader| {
        visit::visit_file(reader, file);
    });
    reader.facts
}

/// A module while it is read.
struct Scope {
    path: Vec<String>,
    modules: BTreeSet<String>,
    imported: BTreeSet<String>,
}

struct Reader {
    facts: Facts,
    scopes: Vec<Scope>,
    /// How many enclosing things are for tests alone.
    test: usize,
}

impl Reader {
    fn within(&mut self, path: Vec<String>, items: &[Item], read: impl FnOnce(&mut Self)) {
        let mut names = Names::default();
        items.iter().for_each(|item| names.visit_item(item));
        self.scopes.push(Scope {
            path,
            modules: names.modules,
            imported: names.imported,
        });
        read(self);
        self.scopes.pop();
    }

    fn scope(&self) -> &Scope {
        self.scopes.last().expect("the file's own scope")
    }

    /// Notes a path. A single word is a local name or a macro of the prelude, unless it is what a `use` imports.
    fn note(&mut self, names: &[String], leading: bool, imports: bool, span: Span) {
        let Some(first) = names.first() else { return };
        if names.len() == 1 && !imports && !leading {
            return;
        }
        let scope = self.scope();
        let target = match first.as_str() {
            _ if leading => Target::Outside(names.to_vec()),
            "crate" => Target::Inside(names[1..].to_vec()),
            "self" | "super" => {
                let mut place = scope.path.clone();
                let ups = names.iter().take_while(|name| *name == "super").count();
                let skip = if first == "self" { 1 } else { ups };
                place.truncate(place.len().saturating_sub(ups));
                place.extend_from_slice(&names[skip..]);
                Target::Inside(place)
            }
            name if scope.modules.contains(name) => {
                let mut place = scope.path.clone();
                place.extend_from_slice(names);
                Target::Inside(place)
            }
            // The `use` that brought the name has been noted.
            name if !imports && scope.imported.contains(name) => return,
            _ => Target::Outside(names.to_vec()),
        };
        self.facts.references.push(Reference {
            target,
            line: span.start().line,
            test: self.test > 0,
        });
    }

    fn note_path(&mut self, path: &syn::Path) {
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|segment| plain(&segment.ident))
            .collect();
        let span = path
            .segments
            .first()
            .map_or_else(Span::call_site, |segment| segment.ident.span());
        self.note(&names, path.leading_colon.is_some(), false, span);
    }

    fn note_use(&mut self, tree: &UseTree, before: &[String], leading: bool, span: Span) {
        let mut names = before.to_vec();
        let mut finish = |names: Vec<String>| self.note(&names, leading, true, span);
        match tree {
            UseTree::Path(path) => {
                names.push(plain(&path.ident));
                self.note_use(&path.tree, &names, leading, span);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.note_use(tree, before, leading, span);
                }
            }
            UseTree::Glob(_) => finish(names),
            UseTree::Name(syn::UseName { ident })
            | UseTree::Rename(syn::UseRename { ident, .. }) => {
                if ident != "self" || names.is_empty() {
                    names.push(plain(ident));
                }
                finish(names);
            }
        }
    }

    /// Finds paths and macro calls among tokens that have no known grammar: the arguments of macros and attributes.
    fn note_tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let colons = |at: usize| {
            let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
            colon(at) && colon(at + 1)
        };
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.note_tokens(group.stream()),
                TokenTree::Ident(first) => {
                    // After `::` comes a crate, unless a type or a generic list stands before it.
                    let leading = at >= 2
                        && colons(at - 2)
                        && (at == 2
                            || matches!(&tokens[at - 3], TokenTree::Punct(p) if p.as_char() != '>'));
                    let mut names = vec![plain(first)];
                    while colons(at + 1) {
                        match tokens.get(at + 3) {
                            Some(TokenTree::Ident(next)) => names.push(plain(next)),
                            _ => break,
                        }
                        at += 3;
                    }
                    let called = matches!(tokens.get(at + 1), Some(TokenTree::Punct(p)) if p.as_char() == '!')
                        && matches!(tokens.get(at + 2), Some(TokenTree::Group(g)) if g.delimiter() != Delimiter::None);
                    if called {
                        let name = names.last().cloned().unwrap_or_default();
                        self.facts.macros.push((name, first.span().start().line));
                    }
                    self.note(&names, leading, false, first.span());
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn note_function(&mut self, signature: &Signature, body: &Block) {
        let first = signature.fn_token.span.start().line;
        let last = body.brace_token.span.close().end().line;
        let name = signature.ident.to_string();
        self.facts.functions.push((name, first, last - first + 1));
    }

    /// Reads on below attributes that may say "for tests alone".
    fn below(&mut self, attributes: &[Attribute], read: impl FnOnce(&mut Self)) {
        let test = usize::from(for_tests(attributes));
        self.test += test;
        read(self);
        self.test -= test;
    }

    fn qualified(&mut self, qself: Option<&QSelf>, path: &syn::Path) -> bool {
        // `<T>::name`: the path after the type begins with `::` and names no crate.
        let of_type = qself.is_some_and(|qself| qself.position == 0);
        if let Some(qself) = qself.filter(|_| of_type) {
            self.visit_type(&qself.ty);
            visit::visit_path(self, path);
        }
        of_type
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        self.below(attributes_of(item), |reader| {
            visit::visit_item(reader, item)
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.note_function(&item.sig, &item.block);
        self.below(&item.attrs, |reader| {
            visit::visit_impl_item_fn(reader, item)
        });
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.note_function(&item.sig, body);
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.note_function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let mut path = self.scope().path.clone();
        path.push(plain(&item.ident));
        match &item.content {
            Some((_, items)) => self.within(path, items, |reader| {
                visit::visit_item_mod(reader, item);
            }),
            None if self.test > 0 => self.facts.test_modules.push(path),
            None => {}
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let span = item.use_token.span;
        self.note_use(&item.tree, &[], item.leading_colon.is_some(), span);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let name = plain(&item.ident);
        if name == "self" {
            self.note(&["crate".to_owned()], false, true, item.ident.span());
        } else {
            self.note(&[name], true, true, item.ident.span());
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.note_path(path);
        visit::visit_path(self, path);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        if !self.qualified(path.qself.as_ref(), &path.path) {
            visit::visit_expr_path(self, path);
        }
    }

    fn visit_type_path(&mut self, path: &'ast syn::TypePath) {
        if !self.qualified(path.qself.as_ref(), &path.path) {
            visit::visit_type_path(self, path);
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if let Some(last) = call.path.segments.last() {
            let line = last.ident.span().start().line;
            self.facts.macros.push((plain(&last.ident), line));
        }
        self.note_tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.note_tokens(list.tokens.clone());
        }
        visit::visit_attribute(self, attribute);
    }
}

/// The names that stand for something local in one module: its child modules and what its `use`s bring in.
#[derive(Default)]
struct Names {
    modules: BTreeSet<String>,
    imported: BTreeSet<String>,
}

impl Names {
    fn import(&mut self, tree: &UseTree, parent: Option<&syn::Ident>) {
        match tree {
            UseTree::Path(path) => self.import(&path.tree, Some(&path.ident)),
            UseTree::Group(group) => group
                .items
                .iter()
                .for_each(|tree| self.import(tree, parent)),
            UseTree::Glob(_) => {}
            UseTree::Rename(rename) => self.imported.extend([plain(&rename.rename)]),
            UseTree::Name(name) if name.ident == "self" => {
                self.imported.extend(parent.map(plain));
            }
            UseTree::Name(name) => self.imported.extend([plain(&name.ident)]),
        }
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.modules.insert(plain(&item.ident));
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, None);
    }
}

/// An identifier without its `r#`.
fn plain(ident: &syn::Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").unwrap_or(&name).to_owned()
}

fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether `#[cfg(test)]` or `#[cfg(all(test, …))]` stands there. `any(test, …)` is compiled elsewhere too.
fn for_tests(attributes: &[Attribute]) -> bool {
    fn needs_test(meta: &Meta) -> bool {
        match meta {
            Meta::Path(path) => path.is_ident("test"),
            Meta::List(list) if list.path.is_ident("all") => {
                let parts =
                    list.parse_args_with(Punctuated::<Meta, syn::Token![,]>::parse_terminated);
                parts.is_ok_and(|parts| parts.iter().any(needs_test))
            }
            _ => false,
        }
    }
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<Meta>()
                .is_ok_and(|meta| needs_test(&meta))
    })
}
