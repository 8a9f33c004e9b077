//! Long answers in pages, without I/O: which request comes next, and how pages become one answer.

use std::{
    fmt,
    hash::{DefaultHasher, Hash, Hasher},
};

#[cfg(any(feature = "client", feature = "blocking"))]
use crate::{Answer, any_request::AnyRequest};
use crate::{
    Api, Error, ErrorKind, List, ListSlot, Paging, Part, Request, Slot, Structure, Value,
    error::Inner,
    parts,
    path::{Found, follow},
};

/// How many items a page is asked to have, unless the caller says so or the server's own choice is larger. Servers are known to
/// keep to this number; what they do with larger ones is not documented, and cutting in silence would be the worst.
const LIMIT: u64 = 50;

/// A bound for servers that never come to an end.
const MOST_PAGES: u32 = 1000;

/// A request to an API that answers with a list in pages. Implemented by generated requests.
pub trait Paged: Request {
    /// An element of the list.
    type Item;
    /// The list in an answer.
    fn items(response: &mut Self::Response) -> &mut Option<Vec<Self::Item>>;
}

/// Goes through the pages of an answer: send [`request`](Self::request), show its answer to [`received`](Self::received) or
/// [`absorb`](Self::absorb), and so on until it [`is_done`](Self::is_done).
///
/// A limit that the caller gave is the size of the pages, an offset that he gave is where they begin. The answer of an API
/// without paging is one page.
///
/// ```
/// use huaweicloud_jobs_runtime::{Answer, Error, Pages, Request};
///
/// fn all<R: Request>(
///     request: &R,
///     send: impl Fn(http::Request<Vec<u8>>) -> Result<Answer<R::Response>, Error>,
/// ) -> Result<R::Response, Error> {
///     let base = "https://example.com".parse()?;
///     let mut pages = Pages::new(request);
///     let mut whole = send(pages.request().to_http(&base)?)?.into_inner();
///     pages.received(&whole)?;
///     while !pages.is_done() {
///         let page = send(pages.request().to_http(&base)?)?.into_inner();
///         pages.absorb(&mut whole, page)?;
///     }
///     Ok(whole)
/// }
/// ```
pub struct Pages<'r, R: ?Sized> {
    request: &'r R,
    /// `None`: there is but one page.
    plan: Option<Plan>,
    offset: u64,
    pages: u32,
    last: Option<u64>,
    done: bool,
}

struct Plan {
    paging: &'static Paging,
    limit_at: usize,
    offset_at: usize,
    limit: u64,
}

impl<'r, R: Request + ?Sized> Pages<'r, R> {
    /// Begins with the first page.
    pub fn new(request: &'r R) -> Self {
        let number = |at: usize, default| match request.values().get(at) {
            Some(Some(text)) => text.parse().ok(),
            _ => Some(default),
        };
        let plan = positions(request.api()).and_then(|(paging, limit_at, offset_at)| {
            let limit =
                number(limit_at, LIMIT.max(paging.default_limit.into())).filter(|&limit| limit > 0)?;
            Some((Plan { paging, limit_at, offset_at, limit }, number(offset_at, 0)?))
        });
        let (plan, offset) = plan.map_or((None, 0), |(plan, offset)| (Some(plan), offset));
        Self { request, plan, offset, pages: 0, last: None, done: false }
    }

    /// The request for the page that is next.
    pub fn request(&self) -> PageRequest<'r, R> {
        let mut values = self.request.values().to_vec();
        if let Some(plan) = &self.plan {
            values.resize(self.request.api().parameters.len(), None);
            values[plan.limit_at] = Some(plan.limit.to_string());
            values[plan.offset_at] = Some(self.offset.to_string());
        }
        PageRequest { request: self.request, values }
    }

    /// Whether no page is left to be asked for.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Takes note of a page. Says whether it brought anything that the pages before it did not.
    ///
    /// # Errors
    /// The list does not end.
    pub fn received(&mut self, page: &R::Response) -> Result<bool, Error> {
        let Some(plan) = &self.plan else {
            self.done = true;
            return Ok(true);
        };
        let page = Value::Structure(page);
        let Found::Typed(Value::List(list)) = follow(page, plan.paging.items) else {
            self.done = true;
            return Ok(false);
        };
        let print = fingerprint(list);
        // The same page again comes from a server that does not know the offset: it has sent all it will ever send.
        if list.is_empty() || self.last == Some(print) {
            self.done = true;
            return Ok(false);
        }
        self.last = Some(print);
        self.pages += 1;
        let count = list.len() as u64;
        self.offset = self.offset.saturating_add(count);
        self.done = match total(page, plan.paging) {
            Some(total) => self.offset >= total,
            // A server may cut our limit down to its own in silence, so only less than that is a short page.
            None => count < plan.limit.min(plan.paging.default_limit.into()),
        };
        if !self.done && self.pages >= MOST_PAGES {
            let problem = Some(format!("the list does not end after {MOST_PAGES} pages"));
            let api = Some(self.request.api().id);
            return Err(Inner { api, problem, ..Inner::new(ErrorKind::UnexpectedAnswer) }.into());
        }
        Ok(true)
    }

    /// Takes note of a page after the first, and appends its items to those of the whole answer.
    ///
    /// # Errors
    /// The list does not end.
    pub fn absorb(&mut self, whole: &mut R::Response, mut page: R::Response) -> Result<(), Error> {
        let brought = self.received(&page)?;
        if let (true, Some(plan)) = (brought, &self.plan) {
            let lists = (list_at(whole, plan.paging.items), list_at(&mut page, plan.paging.items));
            if let (Some(list), Some(more)) = lists {
                list.append(more);
            }
        }
        Ok(())
    }
}

/// The items of all pages, one after the other: whoever drives it sends what is [`wanted`](Self::wanted) when there is no
/// [`next`](Self::next).
#[cfg(any(feature = "client", feature = "blocking"))]
pub(crate) struct ItemQueue<'r, R: Paged> {
    pages: Pages<'r, R>,
    ready: std::vec::IntoIter<R::Item>,
    failed: bool,
}

#[cfg(any(feature = "client", feature = "blocking"))]
impl<'r, R: Paged> ItemQueue<'r, R> {
    pub(crate) fn new(request: &'r R) -> Self {
        Self { pages: Pages::new(request), ready: Vec::new().into_iter(), failed: false }
    }

    pub(crate) fn next(&mut self) -> Option<R::Item> {
        self.ready.next()
    }

    /// The request for the next page; `None` after the last one, and after an error.
    pub(crate) fn wanted(&self) -> Option<PageRequest<'r, R>> {
        (!self.failed && !self.pages.is_done()).then(|| self.pages.request())
    }

    pub(crate) fn take(&mut self, page: Result<Answer<R::Response>, Error>) -> Result<(), Error> {
        let brought = page.and_then(|page| {
            let mut page = page.into_inner();
            Ok(self.pages.received(&page)?.then(|| R::items(&mut page).take()).flatten())
        });
        self.failed = brought.is_err();
        self.ready = brought?.unwrap_or_default().into_iter();
        Ok(())
    }
}

#[cfg(any(feature = "client", feature = "blocking"))]
impl<R: Paged> fmt::Debug for ItemQueue<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemQueue")
            .field("pages", &self.pages)
            .field("failed", &self.failed)
            .finish_non_exhaustive()
    }
}

/// Whether a request gets one answer only: its API has no paging, or not at a place where pages can be put together, or the caller
/// asks for a certain page.
#[cfg(any(feature = "client", feature = "blocking"))]
pub(crate) fn is_single(request: &dyn AnyRequest) -> bool {
    let given = |at: usize| matches!(request.values().get(at), Some(Some(_)));
    match positions(request.api()) {
        Some((paging, limit, offset)) => {
            let mut path = parts(paging.items);
            given(limit) || given(offset) || !path.all(|part| matches!(part, Part::Key(_)))
        }
        None => true,
    }
}

fn positions(api: &'static Api) -> Option<(&'static Paging, usize, usize)> {
    let paging = api.paging.as_ref()?;
    Some((paging, api.parameter(paging.limit)?.0, api.parameter(paging.offset)?.0))
}

fn total(page: Value<'_>, paging: &Paging) -> Option<u64> {
    match follow(page, paging.total) {
        Found::Typed(Value::Integer(total)) => total.try_into().ok(),
        Found::Typed(Value::Number(total)) if total >= 0.0 => Some(total as u64),
        Found::Typed(Value::Text(total)) => total.parse().ok(),
        _ => None,
    }
}

fn fingerprint(list: &dyn List) -> u64 {
    let mut hasher = DefaultHasher::new();
    for at in 0..list.len() {
        serde_json::to_string(&list.get(at)).unwrap_or_default().hash(&mut hasher);
    }
    hasher.finish()
}

/// The place of a list in structures that are there.
fn list_at<'a>(structure: &'a mut dyn Structure, path: &str) -> Option<&'a mut dyn ListSlot> {
    let mut path = parts(path).peekable();
    let mut here = structure;
    loop {
        let Part::Key(key) = path.next()? else { return None };
        let field = here.shape().find(key, 0)?;
        match here.slot(field) {
            Slot::List(list) if path.peek().is_none() => return Some(list),
            Slot::Structure(place) => here = place.existing()?,
            _ => return None,
        }
    }
}

/// A request for one page.
#[derive(Clone)]
pub struct PageRequest<'r, R: ?Sized> {
    request: &'r R,
    values: Vec<Option<String>>,
}

impl<R: Request + ?Sized> Request for PageRequest<'_, R> {
    type Response = R::Response;

    fn api(&self) -> &'static Api {
        self.request.api()
    }

    fn values(&self) -> &[Option<String>] {
        &self.values
    }

    fn response(&self) -> R::Response {
        self.request.response()
    }

    fn boxed(&self) -> Box<dyn Structure> {
        self.request.boxed()
    }
}

impl<R: Request + ?Sized> fmt::Debug for PageRequest<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::debug_request(self, f)
    }
}

impl<R: ?Sized> fmt::Debug for Pages<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Pages");
        out.field("offset", &self.offset).field("pages", &self.pages).field("done", &self.done);
        out.finish_non_exhaustive()
    }
}
