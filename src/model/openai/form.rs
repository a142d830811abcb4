//! The form of an answer, as a server is asked for it.

use async_openai::types::chat::{ResponseFormat, ResponseFormatJsonSchema};

use crate::core::prompt::Form;

/// What the schema is called in a request.
const SCHEMA_NAME: &str = "answer";

/// What the server is told of the form; nothing for plain text.
pub(super) fn response_format(form: Form) -> Option<ResponseFormat> {
    match form {
        Form::Text => None,
        Form::Json => Some(ResponseFormat::JsonObject),
        Form::Schema => Some(ResponseFormat::JsonSchema {
            json_schema: ResponseFormatJsonSchema {
                description: None,
                name: SCHEMA_NAME.to_owned(),
                schema: Form::schema(),
                strict: Some(true),
            },
        }),
    }
}
