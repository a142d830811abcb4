//! The table of checks and what follows from findings.

use turjuman::core::check::{Gate, Scope, Severity, Verdict, Violation};

#[test]
fn the_standard_table_can_run_on_a_preview() {
    assert!(Gate::default().judges_beginnings());
    let table: Vec<_> = Gate::default().checks().collect();
    assert_eq!(
        table,
        [
            ("locale", Scope::Prefix),
            ("facts", Scope::Prefix),
            ("leak", Scope::Prefix),
            ("taboo", Scope::Prefix),
            ("register", Scope::Prefix),
            ("structure", Scope::Reply)
        ]
    );
    assert_eq!(format!("{:?}", Gate::default()), r#"["locale", "facts", "leak", "taboo", "register", "structure"]"#);
}

#[test]
fn the_worst_finding_decides() {
    let verdict = |severities: &[Severity]| Verdict {
        violations: severities
            .iter()
            .map(|severity| Violation { check: "x".into(), rule: "x.y".into(), severity: *severity, span: 0..0, hint: String::new() })
            .collect(),
    };
    for (severities, passes, blocks) in [
        (&[][..], true, false),
        (&[Severity::Warn], true, false),
        (&[Severity::Warn, Severity::Rewrite], false, false),
        (&[Severity::Block, Severity::Warn], false, true),
    ] {
        assert_eq!((verdict(severities).passes(), verdict(severities).blocks()), (passes, blocks), "{severities:?}");
    }
}
