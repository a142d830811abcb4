//! The reference in `bots/README.md` is the one that the tables print.

use turjuman::channel;
use turjuman::config::{Section, Tables, reference};

const README: &str = "bots/README.md";
const BEGIN: &str = "<!-- reference: printed from the tables of keys; BLESS=1 cargo test --features testing --test it readme -->\n";
const END: &str = "<!-- end of the reference -->\n";

#[test]
fn the_reference_is_up_to_date() {
    let channels: Vec<&dyn Section> = channel::kinds().iter().map(|kind| *kind as &dyn Section).collect();
    let printed = reference(Tables { channels: &channels, models: &[] });
    let readme = std::fs::read_to_string(README).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("the line that begins the reference");
    let (written, after) = rest.split_once(END).expect("the line that ends the reference");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(README, format!("{before}{BEGIN}\n{printed}{END}{after}")).unwrap();
    } else {
        assert_eq!(written.trim(), printed.trim(), "run again with BLESS=1 to print the reference anew");
    }
}
