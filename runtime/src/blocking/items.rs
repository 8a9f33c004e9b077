use std::fmt;

use super::Client;
use crate::{Error, Paged, page::ItemQueue};

/// The items of an answer in pages, from [`Client::items`]. An error is the last item.
///
/// ```no_run
/// # fn demo<R: huaweicloud_jobs_runtime::Paged>(client: &huaweicloud_jobs_runtime::blocking::Client, request: &R)
/// # -> Result<(), huaweicloud_jobs_runtime::Error> {
/// for item in client.items(request) {
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
}

impl<R: Paged> Iterator for Items<'_, R> {
    type Item = Result<R::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.queue.next() {
                return Some(Ok(item));
            }
            let page = self.client.send(&self.queue.wanted()?);
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
