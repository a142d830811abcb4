//! The bots: their folders, their accounts at the fake, and the program that serves them.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use crate::cli::bench::server::{Launch, free_port};
use crate::cli::bench::stage::{Manifest, write_bot};
use crate::conformance::telegram::{Bot, Fake};

/// The environment variable with the token of the nth bot begins so.
const TOKEN_ENV: &str = "TURJUMAN_BENCH_TOKEN";

/// Bots with their accounts.
pub struct House {
    root: PathBuf,
    listen: SocketAddr,
    /// The server that they write to.
    pub fake: Fake,
    /// Their accounts on it.
    pub bots: Vec<Bot>,
}

impl House {
    /// So many bots in `root`, which exists and is empty; each as `manifest` says.
    ///
    /// # Errors
    /// When the folders cannot be written or no port can be had.
    pub async fn new(root: &Path, bots: usize, manifest: &Manifest) -> io::Result<Self> {
        let fake = Fake::start().await?;
        let mut house = Self { root: root.to_owned(), listen: free_port()?, fake, bots: Vec::new() };
        for n in 0..bots {
            let keys = format!("kind = \"telegram\"\ntoken_env = \"{TOKEN_ENV}_{n}\"\napi_url = \"{}\"\n", house.fake.api_url());
            write_bot(&house.folder(n), &keys, manifest)?;
            house.bots.push(house.fake.bot(&format!("{}:bench-{n}", 1000 + n), &format!("bench_{n}_bot")));
        }
        Ok(house)
    }

    /// The folder of the nth bot.
    #[must_use]
    pub fn folder(&self, n: usize) -> PathBuf {
        self.root.join(format!("bench-{n}"))
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// How `program` serves the first `bots` of them.
    #[must_use]
    pub fn launch(&self, program: &Path, bots: usize) -> Launch {
        let tokens = self.bots.iter().enumerate().map(|(n, bot)| (format!("{TOKEN_ENV}_{n}"), bot.token().to_owned()));
        Launch {
            program: program.to_owned(),
            bots: (0..bots).map(|n| self.folder(n)).collect(),
            data: self.data(),
            listen: self.listen,
            log: self.root.join("server.log"),
            // Measured with all that is recorded, at a port that nobody else wants.
            environment: tokens.chain([("TURJUMAN_METRICS".to_owned(), "127.0.0.1:0".to_owned())]).collect(),
        }
    }
}
