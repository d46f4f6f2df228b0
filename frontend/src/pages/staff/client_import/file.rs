//! Reading a file that was chosen or dropped.

use crate::ui::*;
use js_sys::{ArrayBuffer, Uint8Array};
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use web_sys::{File, FileList, FileReader};

/// More than any server takes; reading it would only fill the memory of the page.
const MOST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    pub name: String,
    pub bytes: Arc<[u8]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    TooLarge,
    Unreadable,
}

/// The first of the files, read; `done` hears of it later.
pub fn read_first(files: Option<FileList>, done: impl FnOnce(Result<Upload, Fault>) + 'static) {
    match files.and_then(|files| files.get(0)) {
        Some(file) if file.size() > MOST_BYTES => done(Err(Fault::TooLarge)),
        Some(file) => read(&file, done),
        None => {}
    }
}

fn read(file: &File, done: impl FnOnce(Result<Upload, Fault>) + 'static) {
    let Ok(reader) = FileReader::new() else { return done(Err(Fault::Unreadable)) };
    let (name, finished) = (file.name(), reader.clone());
    let on_end = Closure::once_into_js(move || {
        let buffer = finished.result().ok().and_then(|result| result.dyn_into::<ArrayBuffer>().ok());
        let bytes = buffer.map(|buffer| Uint8Array::new(&buffer).to_vec().into());
        done(bytes.map(|bytes| Upload { name, bytes }).ok_or(Fault::Unreadable));
    });
    reader.set_onloadend(Some(on_end.unchecked_ref()));
    let _ = reader.read_as_array_buffer(file);
}
