//! One WebSocket.

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::{Duration, Instant, sleep_until};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use super::super::fake::Inner;
use super::super::wire::Request;
use super::session::Frame;

/// Serves one client until either side has enough.
pub(crate) async fn serve(mut socket: WebSocketStream<TcpStream>, inner: &Inner, request: &Request) {
    let (sender, mut told) = mpsc::unbounded_channel();
    let version = request.number("v");
    let (id, heartbeat) = {
        let mut state = inner.state();
        let heartbeat = state.setup.heartbeat;
        let id = state.gateway.connect(sender, &request.path, heartbeat);
        if !matches!(version, Some(9 | 10)) {
            state.gateway.close(id, 4012);
        }
        (id, heartbeat)
    };
    inner.changed();
    let mut heard = Instant::now();
    let code = loop {
        let patience = heard + heartbeat.saturating_mul(2) + Duration::from_secs(1);
        tokio::select! {
            frame = told.recv() => match frame {
                Some(Frame::Text(text)) => {
                    if socket.send(Message::Text(text)).await.is_err() {
                        break None;
                    }
                }
                Some(Frame::Close(code)) => break ended(&mut socket, code).await,
                Some(Frame::Drop) | None => break None,
            },
            message = socket.next() => match message {
                Some(Ok(Message::Text(text))) => {
                    heard = Instant::now();
                    inner.state().hear(id, &text);
                    inner.changed();
                }
                Some(Ok(Message::Binary(_))) => inner.state().gateway.close(id, 4002),
                Some(Ok(Message::Close(frame))) => break frame.map(|frame| u16::from(frame.code)),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break None,
            },
            // A client without a heartbeat is dead.
            () = sleep_until(patience) => break ended(&mut socket, 4009).await,
        }
    };
    inner.state().gateway.disconnect(id, code);
    inner.changed();
}

/// Closes; `None`, for it was not the client who did.
async fn ended(socket: &mut WebSocketStream<TcpStream>, code: u16) -> Option<u16> {
    let frame = CloseFrame { code: CloseCode::from(code), reason: reason(code).into() };
    // Who is gone already needs no farewell.
    drop(socket.close(Some(frame)).await);
    None
}

/// Discord's own words.
fn reason(code: u16) -> &'static str {
    match code {
        4001 => "Unknown opcode.",
        4002 => "Error while decoding payload.",
        4003 => "Not authenticated.",
        4004 => "Authentication failed.",
        4005 => "Already authenticated.",
        4007 => "Invalid seq.",
        4008 => "Rate limited.",
        4009 => "Session timed out.",
        4010 => "Invalid shard.",
        4011 => "Sharding required.",
        4012 => "Invalid API version.",
        4013 => "Invalid intent(s).",
        4014 => "Disallowed intent(s).",
        _ => "",
    }
}
