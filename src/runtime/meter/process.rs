//! What the system says about this process. Where it says nothing, nothing is shown.

/// Memory held, bytes.
pub(super) fn resident_bytes() -> Option<u64> {
    resident(&std::fs::read_to_string("/proc/self/status").ok()?)
}

/// Open files and connections.
pub(super) fn open_files() -> Option<usize> {
    // The one with which they are counted does not count.
    Some(std::fs::read_dir("/proc/self/fd").ok()?.count().saturating_sub(1))
}

/// The resident size in the text of `/proc/self/status`.
fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok()?.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_resident_size() {
        for (text, expect) in [
            ("Name:\tturjuman\nVmRSS:\t   12345 kB\nThreads:\t3\n", Some(12_345 * 1024)),
            ("VmRSS:\t18446744073709551615 kB\n", None),
            ("VmRSS:\n", None),
            ("", None),
        ] {
            assert_eq!(resident(text), expect, "{text}");
        }
    }
}
