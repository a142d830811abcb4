//! Export lines: what both stores write and read, one whole aggregate per line.

use std::io;

use super::error::{io_error, refused};
use crate::core::key::{DeliveryId, Identity, Key};
use crate::core::time::Timestamp;
use crate::ports::{ExportArrival, ExportEvent, ExportLine, ExportRecord, Logged, Pending, Record, StoreResult, Version};

/// The version of a line's shape.
const EXPORT_FORMAT: u32 = 1;

/// What one aggregate holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contents {
    pub(crate) record: Option<(Record, Version)>,
    pub(crate) inbox: Vec<Pending>,
    pub(crate) history: Vec<Logged>,
    pub(crate) deliveries: Vec<(DeliveryId, Timestamp)>,
}

/// One aggregate as a line.
pub(crate) fn write(key: Key, identity: Identity, contents: Contents) -> StoreResult<ExportLine> {
    let body = |bytes: &[u8]| serde_json::from_slice(bytes).map_err(io::Error::from).map_err(io_error("export"));
    let record = contents.record.map(|(record, version)| {
        let body = body(&record.bytes)?;
        Ok(ExportRecord { version: version.0, due: record.due, schema: record.schema, body })
    });
    let inbox = contents
        .inbox
        .into_iter()
        .map(|Pending { delivery, order, at, bytes }| Ok(ExportArrival { delivery, order, at, body: body(&bytes)? }));
    let events =
        contents.history.into_iter().map(|Logged { sequence, at, bytes, key: _ }| Ok(ExportEvent { sequence, at, body: body(&bytes)? }));
    Ok(ExportLine::Aggregate {
        format: EXPORT_FORMAT,
        key,
        identity,
        record: record.transpose()?,
        inbox: inbox.collect::<StoreResult<_>>()?,
        events: events.collect::<StoreResult<_>>()?,
        deliveries: contents.deliveries,
    })
}

/// A line as one aggregate.
pub(crate) fn read(line: ExportLine) -> StoreResult<(Key, Identity, Contents)> {
    let ExportLine::Aggregate { format, key, identity, record, inbox, events, deliveries } = line;
    if format != EXPORT_FORMAT {
        return Err(refused(
            format!("the export has format {format}, this version reads format {EXPORT_FORMAT}"),
            "import it with the version that wrote it, or export again with this one",
        ));
    }
    let body = |value: &serde_json::Value| value.to_string().into_bytes();
    let record = record.map(|ExportRecord { version, due, schema, body: value }| {
        (Record { due, identity: identity.clone(), schema, bytes: body(&value) }, Version(version))
    });
    let inbox =
        inbox.into_iter().map(|ExportArrival { delivery, order, at, body: value }| Pending { delivery, order, at, bytes: body(&value) });
    let history =
        events.into_iter().map(|ExportEvent { sequence, at, body: value }| Logged { key: key.clone(), sequence, at, bytes: body(&value) });
    let contents = Contents { record, inbox: inbox.collect(), history: history.collect(), deliveries };
    Ok((key, identity, contents))
}
