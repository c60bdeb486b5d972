use super::{
    Descriptor, Preset, chevereto, imgpile, imperial, local, posteverywhere, sharex, slink,
};

/// Every provider. Adding one is a folder and a line here.
pub static PROVIDERS: &[&Descriptor] = &[
    &local::DESCRIPTOR,
    &imgpile::DESCRIPTOR,
    &imperial::DESCRIPTOR,
    &slink::DESCRIPTOR,
    &posteverywhere::DESCRIPTOR,
    &chevereto::DESCRIPTOR,
    &sharex::DESCRIPTOR,
];

/// The provider of this name.
pub fn find(name: &str) -> Option<&'static Descriptor> {
    PROVIDERS
        .iter()
        .copied()
        .find(|descriptor| descriptor.name == name)
}

/// The built-in profile of this name, and its provider.
pub fn preset(name: &str) -> Option<(&'static Descriptor, &'static Preset)> {
    PROVIDERS.iter().copied().find_map(|descriptor| {
        let preset = descriptor
            .presets
            .iter()
            .find(|preset| preset.name == name)?;
        Some((descriptor, preset))
    })
}
