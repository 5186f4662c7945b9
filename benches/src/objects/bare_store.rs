//! The bare limit of a store of objects: an HTTP server of the same stack and settings that writes bodies to files as Bulla
//! writes parts, each to a new one, and sends files from the page cache. It knows no signature, no encryption and no index but
//! names in memory.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::convert::Infallible;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use bytes::Bytes;
use durable::UnnamedFile;
use http::{Method, Response};
use http_body_util::BodyExt as _;
use hyper::body::{Body, Frame, Incoming, SizeHint};

use crate::bare::{self, Bare};

/// What is read from a file at once.
const PIECE_BYTES: usize = 256 * 1024;

/// Starts one that keeps its files in a new folder.
pub(super) fn start(folder: &Path) -> Bare {
    std::fs::create_dir(folder).unwrap();
    Bare::run("bare-store", vec!["--folder".into(), folder.into()])
}

/// Serves until the process is killed.
pub(crate) fn serve(listen: SocketAddr, folder: &Path) {
    let folder = folder.to_owned();
    let store = Rc::new(BareStore { folder, puts: Cell::default(), files: RefCell::default() });
    bare::serve(listen, move |request| answer(Rc::clone(&store), request));
}

/// The files by the names of their objects. One that is replaced stays: Bulla keeps it for those who read it.
struct BareStore {
    folder: PathBuf,
    puts: Cell<u64>,
    files: RefCell<HashMap<String, PathBuf>>,
}

async fn answer(
    store: Rc<BareStore>,
    request: http::Request<Incoming>,
) -> Result<Response<FileBody>, Infallible> {
    let name = request.uri().path().to_owned();
    if request.method() == Method::GET {
        return Ok(Response::new(FileBody::open(&store.files.borrow()[&name])));
    }
    let mut file = UnnamedFile::new(&store.folder).unwrap();
    let mut body = request.into_body();
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame.unwrap().into_data() {
            file.file().write_all(&data).unwrap();
        }
    }
    let put = store.puts.get();
    store.puts.set(put + 1);
    let path = store.folder.join(put.to_string());
    let kept = tokio::task::spawn_blocking(move || {
        file.file().sync_data().unwrap();
        file.name(&path, 0o600).unwrap();
        durable::sync_folder_of(&path).unwrap();
        path
    });
    let kept = kept.await.unwrap();
    store.files.borrow_mut().insert(name, kept);
    Ok(Response::new(FileBody { file: None, left: 0 }))
}

/// The content of a file.
struct FileBody {
    file: Option<File>,
    left: u64,
}

impl FileBody {
    fn open(path: &Path) -> Self {
        let file = File::open(path).unwrap();
        let left = file.metadata().unwrap().len();
        Self { file: Some(file), left }
    }
}

impl Body for FileBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let bytes = usize::try_from(self.left).unwrap_or(usize::MAX).min(PIECE_BYTES);
        let Some(file) = self.file.as_mut().filter(|_| bytes > 0) else { return Poll::Ready(None) };
        let mut piece = Vec::with_capacity(bytes);
        file.take(bytes as u64).read_to_end(&mut piece).unwrap();
        self.left -= piece.len() as u64;
        Poll::Ready(Some(Ok(Frame::data(piece.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
