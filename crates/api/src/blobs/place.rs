//! Where objects are: in a folder of this machine, or in a bucket.

use crate::settings::{S3, Settings};
use anyhow::Context;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::prefix::PrefixStore;
use object_store::{ClientOptions, ObjectStore};
use secrecy::ExposeSecret;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

const CONNECTING: Duration = Duration::from_secs(10);
/// Without a byte for so long, a request is over.
const SILENCE: Duration = Duration::from_mins(1);

/// The objects, and the folder where uploads that were cut off leave remains; a bucket has a rule of its own for those.
pub(super) fn open(settings: &Settings) -> anyhow::Result<(Arc<dyn ObjectStore>, Option<PathBuf>)> {
    match &settings.files.s3 {
        Some(s3) => Ok((Arc::new(PrefixStore::new(bucket(s3)?, s3.prefix.as_str())), None)),
        None => {
            let folder = settings.data_dir.join("files");
            std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
            let objects = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(settings.is_durable);
            Ok((Arc::new(objects), Some(folder)))
        }
    }
}

fn bucket(s3: &S3) -> anyhow::Result<impl ObjectStore + use<>> {
    let is_plain = s3.endpoint.as_ref().is_some_and(|endpoint| endpoint.starts_with("http://"));
    // a file takes as long as it takes, as long as it moves
    let options = ClientOptions::new()
        .with_allow_http(is_plain)
        .with_connect_timeout(CONNECTING)
        .with_read_timeout(SILENCE)
        .with_timeout_disabled();
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&s3.bucket)
        .with_region(&s3.region)
        .with_virtual_hosted_style_request(s3.is_virtual_hosted)
        .with_client_options(options);
    if let Some(endpoint) = &s3.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    // without keys of its own, the machine's role says who it is
    if let (Some(id), Some(secret)) = (&s3.access_key_id, &s3.secret_access_key) {
        builder = builder.with_access_key_id(id).with_secret_access_key(secret.expose_secret());
    }
    builder.build().context("files.s3")
}
