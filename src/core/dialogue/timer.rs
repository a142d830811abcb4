//! Timers: what happens when nothing happens.

use super::scene::Scene;
use super::{Phase, Timer, handover};

/// Fires what is due; nothing when the call came too early.
pub(super) fn due(scene: &mut Scene<'_>) {
    let (due, later) = scene.state.timers.iter().partition::<Vec<Timer>, _>(|timer| timer.at() <= scene.now);
    scene.state.timers = later;
    for timer in due {
        if !timer.belongs_to(&scene.state.phase) {
            continue;
        }
        match timer {
            Timer::Idle { .. } | Timer::Survey { .. } => scene.enter(Phase::Closed),
            Timer::Reassure { .. } => handover::reassure(scene),
        }
    }
}
