//! What the extractive model writes.

use std::sync::Arc;

use futures_util::StreamExt as _;
use turjuman::conformance::model::sample;
use turjuman::core::dialogue::Frame;
use turjuman::core::knowledge::Hit;
use turjuman::model::Extractive;
use turjuman::ports::{Ask, Chunk, Model as _};

async fn markdown(ask: Ask) -> (String, Vec<String>, Frame) {
    let mut text = String::new();
    let mut stream = Extractive::default().answer(ask);
    while let Some(item) = stream.next().await {
        match item.unwrap() {
            Chunk::Text(more) => text.push_str(&more),
            Chunk::Source(_) | Chunk::Spent(_) | Chunk::Restart => {}
            Chunk::Done { sources, frame } => return (text, sources.iter().map(|source| source.heading.clone()).collect(), frame),
        }
    }
    panic!("the answer was cut: {text}");
}

fn with(heading: &str, score: f64) -> Hit {
    let mut hit = sample().passages[0].clone();
    let passage = Arc::make_mut(&mut hit.passage);
    passage.heading = heading.to_owned();
    passage.body = format!("About {heading}.");
    hit.score = score;
    hit
}

#[tokio::test]
async fn passages_that_come_close_to_the_first_are_shown() {
    let table: [(&[f64], usize, usize); 8] = [
        (&[10.0], 3, 1),
        (&[10.0, 7.0], 3, 2),
        (&[10.0, 6.99], 3, 1),
        (&[10.0, 9.0, 8.0], 3, 3),
        (&[10.0, 9.0, 8.0], 2, 2),
        (&[10.0, 9.0, 1.0], 3, 2),
        (&[10.0, 9.0], 1, 1),
        (&[10.0, 9.0], 0, 1),
    ];
    for (scores, max_passages, shown) in table {
        let passages = scores.iter().map(|score| with(&format!("H{score}"), *score)).collect();
        let (_, sources, frame) = markdown(Ask { passages, max_passages, ..sample() }).await;
        assert_eq!((sources.len(), frame), (shown, Frame::Passages), "{scores:?} at most {max_passages}");
    }
}

#[tokio::test]
async fn one_passage_stands_without_its_heading() {
    let (text, ..) = markdown(Ask { passages: vec![with("Cost", 1.0)], ..sample() }).await;
    assert_eq!(text, "About Cost.");
}

#[tokio::test]
async fn several_passages_stand_under_their_headings() {
    let passages = vec![with("Cost", 1.0), with("", 0.9), with("2 * 3 [x]", 0.8)];
    let (text, ..) = markdown(Ask { passages, ..sample() }).await;
    insta::assert_snapshot!(text, @r"
    **Cost**

    About Cost.

    About .

    **2 \* 3 \[x\]**

    About 2 * 3 [x].
    ");
}

#[tokio::test]
async fn a_foreign_passage_is_quoted_line_by_line() {
    let (text, sources, frame) = markdown(Ask { passages: Vec::new(), ..sample() }).await;
    assert_eq!(text, "> Die Lieferung dauert drei Tage.\n> \n> Inseln: fünf Tage.\n");
    assert_eq!((sources, frame), (vec!["Lieferzeit".to_owned()], Frame::OtherLanguage));
}
