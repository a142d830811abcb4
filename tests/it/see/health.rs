//! Health answers whatever the store does.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use http::Method;
use turjuman::channel::{Mount, Route};
use turjuman::runtime::{Limits, Runtime};
use turjuman::store::Memory;
use turjuman::web;

use super::http::get;
use crate::runtime::fixture::{House, Script};

/// The health of a runtime on a port of its own.
async fn serve(runtime: &Arc<Runtime>) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let mut mount = Mount::default();
    web::inside::health(&mut mount, runtime);
    let app = web::app(&mount).unwrap();
    runtime.outlast(|ended| web::listen(listener, app, ended));
    at
}

async fn ready(at: SocketAddr) -> (u16, Vec<String>) {
    let answered = get(at, web::inside::READYZ).await;
    let body: serde_json::Value = serde_json::from_str(&answered.body).unwrap();
    assert_eq!(body["ready"], answered.status == 200, "{answered:?}");
    let reasons = body["reasons"].as_array().unwrap().iter().map(|reason| reason.as_str().unwrap().to_owned());
    (answered.status, reasons.collect())
}

#[tokio::test]
async fn readiness_follows_the_store_and_health_does_not() {
    let house = House::start(Script::default()).await;
    let at = serve(&house.runtime).await;
    assert_eq!(ready(at).await, (200, vec![]));
    house.store_hangs.store(true, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let began = Instant::now();
    let not_ready = (503, vec!["the store does not answer".to_owned()]);
    assert_eq!(ready(at).await, not_ready);
    // Many who ask wait together, not one after the other.
    let many = futures_util::future::join_all((0..20).map(|_| ready(at))).await;
    assert!(many.iter().all(|one| *one == not_ready), "{many:?}");
    assert_eq!(get(at, web::inside::HEALTHZ).await.status, 200);
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
    house.store_hangs.store(false, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(ready(at).await.0, 200);
    house.runtime.stop().await.unwrap();
}

#[tokio::test]
async fn a_service_without_a_bot_is_not_ready() {
    struct Still;
    impl turjuman::ports::Clock for Still {
        fn now(&self) -> turjuman::core::time::Timestamp {
            turjuman::core::time::Timestamp(0)
        }
    }
    let runtime = Arc::new(Runtime::new(Arc::new(Memory::new()), Arc::new(Still), Limits::default()));
    runtime.start(Vec::new());
    let at = serve(&runtime).await;
    assert_eq!(ready(at).await, (503, vec!["no bot runs".to_owned()]));
    assert_eq!(get(at, "/metrics").await.status, 404);
    runtime.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_service_that_stops_says_so() {
    let house = House::start(Script::default()).await;
    assert!(house.runtime.readiness().await.ready);
    house.runtime.stop().await.unwrap();
    assert_eq!(house.runtime.readiness().await.reasons, ["the service is stopping"]);
}

#[tokio::test]
async fn no_channel_can_take_the_place_of_health() {
    let house = House::start(Script::default()).await;
    let mut mount = Mount::default();
    web::inside::health(&mut mount, &house.runtime);
    let nobody: turjuman::channel::Handler = Arc::new(|_| Box::pin(std::future::pending()));
    mount.add(Route {
        method: Method::GET,
        path: web::inside::HEALTHZ.to_owned(),
        intake: turjuman::channel::Intake::NONE,
        handler: nobody,
    });
    assert_eq!(web::app(&mount).unwrap_err(), "mount GET /healthz twice");
    house.runtime.stop().await.unwrap();
}
