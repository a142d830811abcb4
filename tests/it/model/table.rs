//! The table of models.

use turjuman::model::{kind, kinds};

#[test]
fn every_row_is_found_by_its_name() {
    let names: Vec<_> = kinds().iter().map(|kind| kind.name()).collect();
    assert_eq!(names, ["extractive", "openai", "scripted"]);
    for name in names {
        assert_eq!(kind(name).map(|kind| kind.name()), Some(name));
    }
    assert!(kind("oracle").is_none());
}

#[test]
fn strange_settings_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let build = |name: &str, settings: &(dyn std::any::Any + Send + Sync)| kind(name).unwrap().build(settings, folder.path(), &|_| None);
    assert_eq!(build("scripted", &7_u32).err().unwrap(), "the settings are not those of a scripted model");
    assert_eq!(build("openai", &7_u32).err().unwrap(), "the settings are not those of an OpenAI-compatible model");
    assert!(build("extractive", &()).is_ok());
}
