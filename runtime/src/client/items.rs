use std::fmt;

use super::Client;
use crate::{Error, Paged, page::ItemQueue};

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
    queue: ItemQueue<'c, R>,
}

impl<'c, R: Paged> Items<'c, R> {
    pub(super) fn new(client: &'c Client, request: &'c R) -> Self {
        Self { client, queue: ItemQueue::new(request) }
    }

    /// The next item; `None` after the last one, and after an error.
    ///
    /// # Errors
    /// As with [`Client::send_all`].
    pub async fn next(&mut self) -> Option<Result<R::Item, Error>> {
        loop {
            if let Some(item) = self.queue.next() {
                return Some(Ok(item));
            }
            let page = self.client.send(&self.queue.wanted()?).await;
            if let Err(error) = self.queue.take(page) {
                return Some(Err(error));
            }
        }
    }
}

impl<R: Paged> fmt::Debug for Items<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("queue", &self.queue).finish_non_exhaustive()
    }
}
