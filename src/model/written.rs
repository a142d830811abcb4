//! A stream of an answer from a future that writes it: nothing is spawned, and dropping the stream drops the future.

use futures_util::FutureExt as _;
use futures_util::StreamExt as _;
use futures_util::future::FusedFuture as _;
use futures_util::stream::{self, BoxStream};
use tokio::sync::mpsc;

use crate::ports::{Chunk, ModelError};

/// What a stream of an answer gives.
pub(super) type Item = Result<Chunk, ModelError>;

/// Where an answer is written.
pub(super) struct Pen(mpsc::Sender<Item>);

impl Pen {
    /// Writes one item, once the one before was read.
    pub(super) async fn write(&self, item: Item) {
        // Nobody reads any more only when the stream is being dropped, and this future with it.
        drop(self.0.send(item).await);
    }
}

/// The stream of what `write` writes.
pub(super) fn written<F>(write: impl FnOnce(Pen) -> F) -> BoxStream<'static, Item>
where
    F: Future<Output = ()> + Send + 'static,
{
    let (pen, paper) = mpsc::channel(1);
    let writing = write(Pen(pen)).boxed().fuse();
    stream::unfold((paper, writing), |(mut paper, mut writing)| async move {
        loop {
            let done = writing.is_terminated();
            tokio::select! {
                biased;
                item = paper.recv() => return item.map(|item| (item, (paper, writing))),
                () = &mut writing, if !done => {}
            }
        }
    })
    .boxed()
}
