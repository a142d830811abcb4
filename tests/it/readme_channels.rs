//! `README.md`: its table of channels is the one that `turjuman channels` prints.

use turjuman::channel::{capability_markdown, capability_table};

const README: &str = "README.md";
const BEGIN: &str = "<!-- channels:begin (generated: BLESS=1 cargo test --features testing --test it readme) -->\n";
const END: &str = "<!-- channels:end -->\n";

#[test]
fn the_table_of_channels_is_up_to_date() {
    let printed = capability_markdown(&capability_table());
    let readme = std::fs::read_to_string(README).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("the line that begins the table");
    let (written, after) = rest.split_once(END).expect("the line that ends the table");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(README, format!("{before}{BEGIN}\n{printed}\n{END}{after}")).unwrap();
    } else {
        assert_eq!(written.trim(), printed.trim(), "run again with BLESS=1 to print the table anew");
    }
}
