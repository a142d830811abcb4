//! From a prompt to the request of this server's dialect. Pure.

use async_openai::types::chat::{
    ChatCompletionRequestAssistantMessage, ChatCompletionRequestDeveloperMessage, ChatCompletionRequestMessage,
    ChatCompletionRequestSystemMessage, ChatCompletionRequestUserMessage, ChatCompletionStreamOptions, CreateChatCompletionRequest,
};

use super::config::{MaxTokensField, Settings};
use super::form;
use crate::core::prompt::{Prompt, PromptTurn, Role};

/// The request for an answer in the form of the settings.
pub(super) fn answer(settings: &Settings, prompt: &Prompt) -> CreateChatCompletionRequest {
    let request = request(settings, prompt.system_with(settings.form), &prompt.turns);
    CreateChatCompletionRequest { response_format: form::response_format(settings.form), ..request }
}

/// The request for plain words.
pub(super) fn plain(settings: &Settings, prompt: &Prompt) -> CreateChatCompletionRequest {
    request(settings, prompt.system.to_string(), &prompt.turns)
}

fn request(settings: &Settings, system: String, turns: &[PromptTurn]) -> CreateChatCompletionRequest {
    let house: ChatCompletionRequestMessage = if settings.developer {
        ChatCompletionRequestDeveloperMessage::from(system).into()
    } else {
        ChatCompletionRequestSystemMessage::from(system).into()
    };
    let said = turns.iter().map(|turn| match turn.role {
        Role::User => ChatCompletionRequestUserMessage::from(turn.text.clone()).into(),
        Role::Assistant => ChatCompletionRequestAssistantMessage::from(turn.text.clone()).into(),
    });
    let limit = |field| (settings.max_tokens_field == field).then_some(settings.max_answer_tokens);
    let options = ChatCompletionStreamOptions { include_usage: Some(true), include_obfuscation: None };
    #[expect(deprecated, reason = "servers other than OpenAI's know only `max_tokens`")]
    let request = CreateChatCompletionRequest {
        model: settings.model.clone(),
        messages: std::iter::once(house).chain(said).collect(),
        max_tokens: limit(MaxTokensField::MaxTokens),
        max_completion_tokens: limit(MaxTokensField::MaxCompletionTokens),
        stream: Some(true),
        stream_options: settings.stream_usage.then_some(options),
        #[expect(clippy::cast_possible_truncation, reason = "a value from 0 to 2")]
        temperature: settings.temperature.map(|temperature| temperature as f32),
        ..CreateChatCompletionRequest::default()
    };
    request
}
