//! What the kernel says about a process. Only Linux says it in this way; elsewhere there are no figures.

use std::time::Duration;

/// Clock ticks per second in `/proc`; the same on every architecture that Linux runs on today.
const TICKS_PER_SEC: u32 = 100;
/// The fields of `/proc/<pid>/stat` after the program's name that hold the time in programs and in the kernel.
const CPU_FIELDS: std::ops::Range<usize> = 11..13;

/// The memory a process occupies, KiB.
pub(super) fn resident_kib(pid: u32) -> Option<u32> {
    resident_of(&std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?)
}

/// The processor time a process has used.
pub(super) fn cpu_time(pid: u32) -> Option<Duration> {
    cpu_of(&std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

fn resident_of(status: &str) -> Option<u32> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

fn cpu_of(stat: &str) -> Option<Duration> {
    // The name stands in parentheses and may itself hold spaces and parentheses.
    let (_, fields) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = fields.get(CPU_FIELDS)?.iter().map(|field| field.parse::<u32>().ok()).sum::<Option<u32>>()?;
    Some(Duration::from_secs(ticks.into()) / TICKS_PER_SEC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_linux_writes() {
        assert_eq!(resident_of("Name:\tx\nVmRSS:\t   20480 kB\nVmData: 1 kB\n"), Some(20480));
        assert_eq!(resident_of("Name:\tx\n"), None);
        let stat = "7 (a) b (c) S 1 7 7 0 -1 4194304 500 0 3 0 150 25 0 0 20 0 9 0 100 1000 200";
        assert_eq!(cpu_of(stat), Some(Duration::from_millis(1750)));
        assert_eq!(cpu_of("7 (a) S 1"), None);
    }
}
