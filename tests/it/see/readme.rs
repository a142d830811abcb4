//! `README.md`: its table of metrics is made of the list of metrics.

use turjuman::runtime::meter;

const README: &str = "README.md";
const BEGIN: &str = "<!-- metrics:begin (generated: BLESS=1 cargo test --features testing --test it readme) -->\n";
const END: &str = "<!-- metrics:end -->\n";

#[test]
fn the_readme_lists_all_metrics() {
    let table = meter::markdown();
    let readme = std::fs::read_to_string(README).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("the line that begins the table");
    let (written, after) = rest.split_once(END).expect("the line that ends the table");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(README, format!("{before}{BEGIN}\n{table}\n{END}{after}")).unwrap();
    } else {
        assert_eq!(written.trim(), table.trim(), "run again with BLESS=1 to print the table anew");
    }
}
