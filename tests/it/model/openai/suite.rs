//! The suite of the models, over the server and over the chain.

use std::sync::Arc;

use turjuman::conformance::model::run;
use turjuman::conformance::openai::{Fault, Script, Turn, When};
use turjuman::ports::Model;

use super::{alone, assembled, fake, section};

#[tokio::test]
async fn the_server_and_the_chain_pass() {
    let (well, ill) = (fake().await, fake().await);
    ill.set(Script::new().rule(When::Always, Turn::fault(Fault::page(500))));
    let chained = |first, next| {
        assembled(&format!("{}\n[[model.fallback]]\n{}", section(first, "attempts = 1"), section(next, "attempts = 1"))).model
    };
    let models: [(&str, Arc<dyn Model>); 4] = [
        ("the server", alone(&well, "")),
        ("the chain", chained(&well, &ill)),
        ("the chain whose first has failed", chained(&ill, &well)),
        ("the chain of which nobody is well", chained(&ill, &ill)),
    ];
    for (name, model) in models {
        for (sentence, outcome) in run(model).await {
            assert_eq!(outcome, Ok(()), "{name}: {sentence}");
        }
    }
}
