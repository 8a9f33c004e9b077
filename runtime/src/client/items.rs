use std::{fmt, vec};

use super::Client;
use crate::{Error, Paged, Pages};

/// The items of an answer in pages, from [`Client::items`].
///
/// ```no_run
/// # async fn demo<R: huaweicloud_jobs_runtime::Paged>(client: &huaweicloud_jobs_runtime::Client, request: &R)
/// # -> Result<(), huaweicloud_jobs_runtime::Error> {
/// let mut items = client.items(request);
/// while let Some(item) = items.next().await {
///     let item = item?;
/// }
/// # Ok(()) }
/// ```
pub struct Items<'c, R: Paged> {
    client: &'c Client,
    pages: Pages<'c, R>,
    ready: vec::IntoIter<R::Item>,
    failed: bool,
}

impl<'c, R: Paged> Items<'c, R> {
    pub(super) fn new(client: &'c Client, request: &'c R) -> Self {
        Self { client, pages: Pages::new(request), ready: Vec::new().into_iter(), failed: false }
    }

    /// The next item; `None` after the last one, and after an error.
    ///
    /// # Errors
    /// As with [`Client::send_all`].
    pub async fn next(&mut self) -> Option<Result<R::Item, Error>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Some(Ok(item));
            }
            if self.failed || self.pages.is_done() {
                return None;
            }
            match self.page().await {
                Ok(items) => self.ready = items.into_iter(),
                Err(error) => {
                    self.failed = true;
                    return Some(Err(error));
                }
            }
        }
    }

    async fn page(&mut self) -> Result<Vec<R::Item>, Error> {
        let mut page = self.client.send(&self.pages.request()).await?.into_inner();
        let brought = self.pages.received(&page)?;
        Ok(R::items(&mut page).take().filter(|_| brought).unwrap_or_default())
    }
}

impl<R: Paged> fmt::Debug for Items<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("failed", &self.failed)
            .finish_non_exhaustive()
    }
}
