//! The table of models.

use turjuman::model::{kind, kinds};

#[test]
fn every_row_is_found_by_its_name() {
    let names: Vec<_> = kinds().iter().map(|kind| kind.name()).collect();
    assert_eq!(names, ["extractive", "scripted"]);
    for name in names {
        assert_eq!(kind(name).map(|kind| kind.name()), Some(name));
    }
    assert!(kind("oracle").is_none());
}

#[test]
fn strange_settings_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = kind("scripted").unwrap().build(&7_u32, folder.path()).err().unwrap();
    assert_eq!(error, "the settings are not those of a scripted model");
    assert!(kind("extractive").unwrap().build(&(), folder.path()).is_ok());
}
