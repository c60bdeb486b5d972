//! The words hoist thinks in: media, links, posts, votes, pages, uploads. No I/O.

mod chunk;
mod download;
mod edit;
mod links;
mod list;
mod loopback;
mod media;
mod outline;
mod people;
mod post;
mod source;
mod upload;
mod vote;

pub use chunk::Chunk;
pub use download::{Chunks, Download, Resize};
pub use edit::{FolderChange, MediaEdit, Removal, Removed, TagChange};
pub use links::Links;
pub use list::{Listing, MediaClass, Order, Period, Query, QueryField, Scope, Status};
pub use loopback::is_local;
pub use media::{Media, MediaId};
pub use outline::{Allowance, Outline, Request, RequestField, RequestFile};
pub use people::{Comment, CommentId, Person, UserName};
pub use post::{NewPost, Post, PostCreated, PostEdit, PostField, PostId, PostKey, PostMedia};
pub use source::{FileSource, Open, Reader, Rest};
pub use upload::{Field, Lifetime, LifetimeUnit, Run, Upload, Uploaded, Visibility};
pub use vote::{Direction, Flags, Score, Subject};
