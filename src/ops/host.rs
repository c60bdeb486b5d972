use std::fmt;

use crate::error::{Error, Kind, Result};
use crate::model::{Field, PostField, QueryField, Upload};
use crate::provider::{Capability, Provider, providers_with};

/// One profile, ready to be talked to.
pub struct Host {
    /// The profile's name.
    pub profile: String,
    /// Its provider.
    pub provider: Box<dyn Provider>,
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Host({}: {})", self.profile, self.provider_name())
    }
}

impl Host {
    /// The provider's name.
    pub fn provider_name(&self) -> &'static str {
        self.provider.descriptor().name
    }

    /// Whether an upload's `--expire` is for `hoist sweep` to keep: the host has no such thing, but lets its media be deleted.
    pub fn is_swept(&self, upload: &Upload) -> bool {
        let fields = self.provider.descriptor().upload_fields;
        upload.expire.is_some()
            && !upload.guest
            && !fields.contains(&Field::Expire)
            && self.provider.remover().is_some()
    }

    /// A facet, or the error that names the providers that have it.
    ///
    /// # Errors
    /// `Unsupported` when the facet is missing.
    pub fn need<T>(
        &self,
        facet: Option<T>,
        capability: Capability,
        operation: &'static str,
    ) -> Result<T> {
        facet.ok_or_else(|| self.unsupported(capability, operation))
    }

    /// The error for something that this provider can't do.
    pub fn unsupported(&self, capability: Capability, operation: &'static str) -> Error {
        let name = self.provider_name();
        let others = providers_with(capability);
        let error = Error::new(Kind::Unsupported, format!("{name} can't do '{operation}'"))
            .of(name)
            .during(operation);
        if others.is_empty() {
            error
        } else {
            error.advice(format!("providers that can: {}", others.join(", ")))
        }
    }

    /// Refuses the first option that the provider has no field for.
    ///
    /// # Errors
    /// `Usage`, naming the option.
    pub fn refuse_unknown<F: Optional>(
        &self,
        given: &[F],
        known: &[F],
        operation: &'static str,
    ) -> Result<()> {
        let Some(field) = given.iter().find(|field| !known.contains(field)) else {
            return Ok(());
        };
        let name = self.provider_name();
        let message = format!(
            "{name} has no field for {} in '{operation}'",
            field.option()
        );
        let error = Error::usage(message).of(name).during(operation);
        if known.is_empty() {
            return Err(error);
        }
        let options: Vec<&str> = known.iter().map(Optional::option).collect();
        Err(error.advice(format!("it understands {}", options.join(", "))))
    }
}

/// A field that is set by an option of the command line.
pub trait Optional: PartialEq {
    /// The option, with its dashes.
    fn option(&self) -> &'static str;
}

impl Optional for Field {
    fn option(&self) -> &'static str {
        Field::option(*self)
    }
}

impl Optional for QueryField {
    fn option(&self) -> &'static str {
        QueryField::option(*self)
    }
}

impl Optional for PostField {
    fn option(&self) -> &'static str {
        PostField::option(*self)
    }
}
