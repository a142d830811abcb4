//! Answers: asking for one, passing the draft through the gate, one rewrite.

use super::memory::join;
use super::scene::{Answering, Choices, Scene};
use super::{Asked, Awaiting, Draft, DraftFailure, Frame, Kept, Note, Phase, Question, ReplyPart, Speaker, choice, handover, private};
use crate::core::bot::Bot;
use crate::core::check::{Context, Manner, Severity, Verdict, Violation};
use crate::core::culture::taboo::Setting;
use crate::core::key::EffectId;
use crate::core::message::{MessageId, Origin, plain};
use crate::core::text::{Text, Value, id};

/// Asks the messages as one question.
pub(super) fn ask(scene: &mut Scene<'_>, asked: Vec<Asked>) {
    scene.greet();
    let (text, left_out) = join(&asked);
    if left_out > 0 {
        scene.note(Note::Cut { chars: left_out });
    }
    let Answering { deliveries, message } = scene.answering.clone();
    let question = Question {
        text,
        locale: scene.voice(),
        deliveries,
        message,
        history: Vec::new(),
        summary: None,
        violations: Vec::new(),
        setting: Setting::default(),
    };
    scene.state.asked = asked;
    scene.state.last_question = Some(question.clone());
    expect(scene, question, false, None);
}

/// Takes a question back whose answer is still awaited: it is asked again, together with what came meanwhile.
pub(super) fn take_back(scene: &mut Scene<'_>) -> Vec<Asked> {
    let awaited = scene.state.awaiting.take().is_some();
    let Some(question) = scene.state.last_question.as_ref().filter(|_| awaited) else { return Vec::new() };
    if !matches!(scene.state.phase, Phase::Open | Phase::Waiting { .. }) {
        return Vec::new();
    }
    // Who waits for the answer gets it with that of this turn.
    let deliveries = &mut scene.answering.deliveries;
    let others: Vec<_> = question.deliveries.iter().filter(|other| !deliveries.contains(other)).cloned().collect();
    deliveries.splice(0..0, others);
    std::mem::take(&mut scene.state.asked)
}

/// Asks again for the answer that is awaited, if it still is.
pub(super) fn resume(scene: &mut Scene<'_>) {
    let Some(Awaiting { late, under, kept, .. }) = scene.state.awaiting.take() else { return };
    let Some(question) = scene.state.last_question.clone() else { return };
    if matches!(scene.state.phase, Phase::WithPerson { .. }) {
        return;
    }
    if under == scene.bot.version { expect(scene, question, late, kept) } else { expect_again(scene, question, late) }
}

/// Asks again, as one question, what was answered too late to be sent.
pub(super) fn again(scene: &mut Scene<'_>, unsent: Vec<Question>) {
    if matches!(scene.state.phase, Phase::WithPerson { .. }) {
        return;
    }
    let locale = scene.voice();
    let Some(last) = &mut scene.state.last_question else { return };
    last.locale = locale;
    if !unsent.is_empty() {
        let lines: Vec<Asked> = unsent
            .iter()
            .map(|question| Asked { message: question.message.clone().unwrap_or_else(|| MessageId::new("")), text: question.text.clone() })
            .collect();
        last.text = join(&lines).0;
        scene.state.asked = lines;
        last.message = unsent.iter().rev().find_map(|question| question.message.clone());
        last.deliveries = unsent.into_iter().flat_map(|question| question.deliveries).collect();
    }
    let question = last.clone();
    scene.state.take_answer_back();
    expect(scene, question, true, None);
}

/// Asks for a draft, with the lines before the question and what was wrong with the draft that is kept.
fn expect(scene: &mut Scene<'_>, question: Question, late: bool, kept: Option<Kept>) {
    let violations = kept.as_ref().map(|kept| kept.violations.clone()).unwrap_or_default();
    let answer = scene.answer(Question { violations, ..with_memory(scene, question) });
    scene.state.awaiting = Some(Awaiting { answer, late, under: scene.bot.version, kept });
}

/// A question with all that was said before it, and where it is asked.
fn with_memory(scene: &Scene<'_>, question: Question) -> Question {
    Question { history: scene.state.history(), summary: scene.state.summary.clone(), setting: scene.setting(), ..question }
}

/// What the gate says of a draft. `question` is as it was asked, with its history.
#[must_use]
pub fn inspect(bot: &Bot, question: &Question, draft: &Draft) -> Verdict {
    within(bot, question, draft, |context| bot.gate.run(&draft.markup, context))
}

/// What the gate says of the beginning of a draft.
#[must_use]
pub fn inspect_beginning(bot: &Bot, question: &Question, draft: &Draft) -> Verdict {
    within(bot, question, draft, |context| bot.gate.run_on_beginning(&draft.markup, context))
}

fn within(bot: &Bot, question: &Question, draft: &Draft, run: impl FnOnce(&Context<'_>) -> Verdict) -> Verdict {
    // What the customer wrote earlier may be echoed as theirs too.
    let said = question.history.iter().filter(|line| line.by == Speaker::Customer).map(|line| line.text.as_str());
    let customer = question.summary.as_deref().into_iter().chain(said).chain([question.text.as_str()]).collect::<Vec<_>>().join("\n");
    let context = Context {
        locale: &question.locale,
        languages: &bot.languages,
        sources: if draft.evidence.is_empty() { &draft.sources } else { &draft.evidence },
        instructions: &draft.instructions,
        facts: &bot.facts,
        customer: &customer,
        foreign_quote: draft.frame == Frame::OtherLanguage,
        // Passages are the business's own words.
        manner: bot.packs.get(&question.locale).filter(|_| draft.frame == Frame::None).map(|pack| Manner {
            culture: &pack.culture,
            tier: &pack.tier,
            brand: &bot.brand,
        }),
        taboos: &bot.taboos,
        setting: &question.setting,
    };
    run(&context)
}

/// Asks this version of the bot what another one was asked: what that knew may hold no more.
fn expect_again(scene: &mut Scene<'_>, question: Question, late: bool) {
    let question = Question { locale: scene.voice(), ..question };
    scene.state.last_question = Some(question.clone());
    expect(scene, question, late, None);
}

/// Takes what became of a question.
pub(super) fn drafted(scene: &mut Scene<'_>, answer: EffectId, draft: Result<Draft, DraftFailure>) {
    let awaited = scene.state.awaiting.take_if(|awaiting| awaiting.answer == answer);
    let (Some(awaiting), Some(question)) = (awaited, scene.state.last_question.clone()) else {
        return scene.note(Note::UnknownAnswer { answer });
    };
    if awaiting.under != scene.bot.version {
        return expect_again(scene, question, awaiting.late);
    }
    scene.answering = Answering { deliveries: question.deliveries.clone(), message: question.message.clone() };
    match draft {
        Ok(draft) if !draft.markup.is_empty() => {
            let verdict = inspect(scene.bot, &with_memory(scene, question.clone()), &draft);
            judge(scene, awaiting, question, draft, verdict);
        }
        Ok(_) => fail(scene, awaiting, DraftFailure::Model),
        Err(failure) => fail(scene, awaiting, failure),
    }
}

/// Shows the draft, asks for its rewrite, or withholds it.
fn judge(scene: &mut Scene<'_>, awaiting: Awaiting, question: Question, draft: Draft, verdict: Verdict) {
    let sources = draft.sources.iter().map(|passage| (passage.id.0.to_string(), passage.title.clone())).collect();
    if draft.frame != Frame::None {
        // Passages are the business's own words: there is nothing to rewrite.
        if verdict.blocks() {
            return withhold(scene, awaiting.late, verdict.violations);
        }
        let parts = framed(scene, &draft);
        return send(scene, awaiting.late, parts, Kept { markup: draft.markup, sources, violations: verdict.violations });
    }
    let passes = verdict.passes();
    let fresh = Kept { markup: draft.markup, sources, violations: verdict.violations };
    match awaiting.kept {
        None if !passes => rewrite(scene, awaiting.late, question, fresh),
        None => send_written(scene, awaiting.late, fresh),
        Some(first) => settle(scene, awaiting.late, fresh, first),
    }
}

fn rewrite(scene: &mut Scene<'_>, late: bool, question: Question, kept: Kept) {
    scene.note(Note::Violations { violations: kept.violations.clone(), withheld: true });
    expect(scene, question, late, Some(kept));
}

/// Of two drafts the one with fewer violations goes out, the rewrite where they are equal; none that blocks.
fn settle(scene: &mut Scene<'_>, late: bool, rewritten: Kept, first: Kept) {
    let violations = rewritten.violations.clone();
    let weight = |kept: &Kept| kept.violations.iter().filter(|violation| violation.severity > Severity::Warn).count();
    match [rewritten, first].into_iter().filter(|kept| !blocks(kept)).min_by_key(weight) {
        Some(best) => send_written(scene, late, best),
        None => withhold(scene, late, violations),
    }
}

fn blocks(kept: &Kept) -> bool {
    kept.violations.iter().any(|violation| violation.severity == Severity::Block)
}

fn fail(scene: &mut Scene<'_>, awaiting: Awaiting, failure: DraftFailure) {
    match (awaiting.kept, failure) {
        (Some(kept), _) if blocks(&kept) => withhold(scene, awaiting.late, kept.violations),
        (Some(kept), _) => send_written(scene, awaiting.late, kept),
        (None, DraftFailure::NothingFound) => excuse(scene, awaiting.late, id::NOTHING_FOUND, true),
        (None, DraftFailure::Model) => excuse(scene, awaiting.late, id::ERROR_MODEL, false),
    }
}

fn withhold(scene: &mut Scene<'_>, late: bool, violations: Vec<Violation>) {
    let question = scene.state.last_question.as_ref().map(|question| question.text.clone());
    if let Some(question) = question.filter(|_| private::can_move(scene, &violations)) {
        scene.note(Note::Violations { violations, withheld: true });
        return private::invite(scene, &question);
    }
    let hands_over = private::hands_over(scene, &violations);
    scene.note(Note::Violations { violations, withheld: true });
    if let Some(rule) = hands_over {
        return handover::ask_by_rule(scene, &rule.id, late.then(|| Text::new(id::LATE)));
    }
    excuse(scene, late, id::ANSWER_WITHHELD, true);
}

fn excuse(scene: &mut Scene<'_>, late: bool, text: &str, offer_person: bool) {
    let choices = if offer_person { handover::offer(scene) } else { Vec::new() };
    scene.show(preceded(late, vec![ReplyPart::Text(Text::new(text))]), choices);
}

fn send_written(scene: &mut Scene<'_>, late: bool, kept: Kept) {
    let parts = vec![ReplyPart::Markup { markup: kept.markup.clone() }];
    send(scene, late, parts, kept);
}

fn send(scene: &mut Scene<'_>, late: bool, parts: Vec<ReplyPart>, kept: Kept) {
    if !kept.violations.is_empty() {
        scene.note(Note::Violations { violations: kept.violations, withheld: false });
    }
    let text = plain(&kept.markup);
    let notes = notes(scene, &text);
    scene.remember(Speaker::Bot, text);
    scene.greet();
    let (question, choices) = ask_language(scene);
    let parts = preceded(late, parts).into_iter().chain(notes).chain(question).collect();
    scene.put(Origin::Answer, parts, choices, kept.sources);
}

/// Asks which of two languages it is, where what was written does not tell; in the believed one, behind its answer.
fn ask_language(scene: &mut Scene<'_>) -> (Option<ReplyPart>, Choices) {
    let Some(between) = scene.state.language.take_doubt(&scene.bot.languages) else { return (None, Vec::new()) };
    let choices = between.iter().map(|tag| choice::of_language(scene.bot, tag)).collect();
    scene.note(Note::LanguageAsked { between });
    (Some(ReplyPart::Text(Text::new(id::LANGUAGE_WHICH))), choices)
}

/// What follows an answer about some topics.
fn notes(scene: &Scene<'_>, answer: &str) -> Vec<ReplyPart> {
    let question = scene.state.last_question.as_ref().map_or("", |question| &question.text);
    let ids = scene.bot.taboos.disclaimers(&format!("{question}\n{answer}"), &scene.locale(), &scene.setting());
    ids.into_iter().map(|id| ReplyPart::Text(Text::new(id))).collect()
}

fn preceded(late: bool, parts: Vec<ReplyPart>) -> Vec<ReplyPart> {
    late.then(|| ReplyPart::Text(Text::new(id::LATE))).into_iter().chain(parts).collect()
}

/// Passages with the pack's words around them.
fn framed(scene: &Scene<'_>, draft: &Draft) -> Vec<ReplyPart> {
    let words = ReplyPart::Markup { markup: draft.markup.clone() };
    let Some(first) = draft.sources.first() else { return vec![words] };
    match draft.frame {
        Frame::None => vec![words],
        Frame::OtherLanguage => {
            let name = Value::Name(scene.bot.language_name(&first.locale).to_owned());
            vec![ReplyPart::Text(Text::new(id::ANSWER_OTHER_LANGUAGE).with("language", name)), words]
        }
        Frame::Passages => {
            let mut titles: Vec<&str> = Vec::new();
            for passage in draft.sources.iter().filter(|passage| !passage.title.is_empty()) {
                if !titles.contains(&passage.title.as_str()) {
                    titles.push(&passage.title);
                }
            }
            let mut parts = vec![ReplyPart::Text(Text::new(id::ANSWER_FRAME)), words];
            if !titles.is_empty() {
                let titles = titles.into_iter().map(|title| Value::Name(title.to_owned())).collect();
                parts.push(ReplyPart::Text(Text::new(id::ANSWER_SOURCES).with("titles", Value::List(titles))));
            }
            parts
        }
    }
}

#[cfg(test)]
mod tests;
