//! `turjuman export`, `import`, `erase` and `status`: what is stored, from outside.
//!
//! Where a process is running on the data folder, they reach it through its admin socket; else they open
//! the store themselves.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use futures_util::StreamExt as _;

use super::args;
use super::environment;
use super::outcome::Outcome;
use super::progress::Progress;
use crate::core::key::{BotId, Identity};
use crate::ports::{ExportLine, Store};
use crate::runtime::admin::{self, Answer, Question};
use crate::store::{Sled, SledOptions};

/// How many lines an import hands to the store at a time.
const IMPORT_BATCH: usize = 500;

fn open(data: &Path) -> anyhow::Result<Arc<dyn Store>> {
    if !data.exists() {
        bail!("find the data folder {}: name it with --data", data.display());
    }
    let _shown = Progress::waiting("opening the store");
    Ok(Arc::new(Sled::open(data, &SledOptions::default())?))
}

/// How many conversations and tickets, in words.
fn records(count: usize) -> String {
    format!("{count} {} (conversations and tickets)", if count == 1 { "record" } else { "records" })
}

pub(super) fn export(args: &args::Export) -> anyhow::Result<Outcome> {
    let mut out: Box<dyn std::io::Write + Send> = match &args.to {
        Some(path) => {
            let file = File::create_new(path).with_context(|| format!("create {}, which must not exist yet", path.display()))?;
            Box::new(BufWriter::new(file))
        }
        None => Box::new(BufWriter::new(std::io::stdout())),
    };
    // Where the lines themselves scroll by, a bar would only tear them.
    let scrolls = args.to.is_none() && std::io::stdout().is_terminal();
    let shown = if scrolls { Progress::hidden() } else { Progress::counting("exporting") };
    let mut lines = 0_usize;
    let mut write = |line: &ExportLine| -> std::io::Result<()> {
        serde_json::to_writer(&mut out, line)?;
        lines += 1;
        shown.advance(1);
        out.write_all(b"\n")
    };
    environment::runtime()?.block_on(async {
        let live = admin::ask(&args.data, &Question::Export, |answer| match answer {
            Answer::Line { line } => write(&line),
            _ => Ok(()),
        });
        if live.await.context("export from the running process")?.is_none() {
            let store = open(&args.data)?;
            shown.of_all(store.stats().aggregates);
            let mut stream = store.export().await?;
            while let Some(line) = stream.next().await {
                write(&line?).context("write the export")?;
            }
            store.close().await?;
        }
        anyhow::Ok(())
    })?;
    out.flush().context("write the export")?;
    drop(shown);
    eprintln!("exported {}", records(lines));
    Ok(Outcome::Good)
}

pub(super) fn import(args: &args::Import) -> anyhow::Result<Outcome> {
    if args.data.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("import into {}: it is not empty; name a new folder with --data", args.data.display());
    }
    let input: Box<dyn std::io::Read> = match &args.from {
        Some(path) => Box::new(File::open(path).with_context(|| format!("open {}", path.display()))?),
        None => Box::new(std::io::stdin()),
    };
    let size = args.from.as_ref().and_then(|path| path.metadata().ok()).map(|about| about.len());
    std::fs::create_dir_all(&args.data).with_context(|| format!("create {}", args.data.display()))?;
    let store = open(&args.data)?;
    let taken = environment::runtime()?.block_on(async {
        let shown = size.map_or_else(|| Progress::counting("importing, bytes"), |size| Progress::of_bytes(size, "importing"));
        let mut taken = 0;
        let mut batch = Vec::new();
        for (number, line) in (1_u64..).zip(BufReader::new(input).lines()) {
            let line = line.with_context(|| format!("read line {number}"))?;
            // The end of the line is a byte too.
            shown.advance(u64::try_from(line.len()).unwrap_or_default() + 1);
            batch.push(serde_json::from_str(&line).with_context(|| format!("read line {number}: it is no line of an export"))?);
            if batch.len() == IMPORT_BATCH {
                taken += store.import(std::mem::take(&mut batch)).await?;
            }
        }
        taken += store.import(batch).await?;
        store.close().await?;
        anyhow::Ok(taken)
    });
    let taken = taken.with_context(|| format!("import: {} holds only a part now, remove it before you try again", args.data.display()))?;
    eprintln!("imported {} into {}", records(taken), args.data.display());
    Ok(Outcome::Good)
}

pub(super) fn erase(args: &args::Erase) -> anyhow::Result<Outcome> {
    if !args.account.contains(':') {
        bail!("erase at the account {}: name the channel too, for example webhook:{}", args.account, args.account);
    }
    let identity =
        Identity { bot: BotId::new(args.bot.as_str()), account: args.account.as_str().into(), author: args.author.as_str().into() };
    let erased = environment::runtime()?.block_on(async {
        let mut erased = 0;
        let question = Question::Erase { identity: identity.clone() };
        let live = admin::ask(&args.data, &question, |answer| {
            if let Answer::Erased { aggregates } = answer {
                erased = aggregates;
            }
            Ok(())
        });
        if live.await.context("erase in the running process")?.is_none() {
            let store = open(&args.data)?;
            erased = store.erase(&identity).await?;
            store.close().await?;
        }
        anyhow::Ok(erased)
    })?;
    if erased == 0 {
        eprintln!("nothing is stored about the author {} of {} in the bot {}", args.author, args.account, args.bot);
    } else {
        eprintln!("erased {} of the author {} of {} in the bot {}", records(erased), args.author, args.account, args.bot);
    }
    Ok(Outcome::Good)
}

pub(super) fn status(args: &args::Status) -> anyhow::Result<Outcome> {
    let running = environment::runtime()?.block_on(admin::ask(&args.data, &Question::Status, |answer| {
        if let Answer::Status { counters, store, bots } = answer {
            let shown = serde_json::json!({"bots": bots, "counters": counters, "store": store});
            writeln!(std::io::stdout(), "{shown:#}")?;
        }
        Ok(())
    }));
    if running.context("ask the running process")?.is_none() {
        bail!("reach a running process: none works on {}", args.data.display());
    }
    Ok(Outcome::Good)
}
