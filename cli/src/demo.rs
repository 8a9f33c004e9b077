//! `hwjobs demo`: asks every API of a mock in this process, over real HTTP.

use std::io;

use huaweicloud_jobs_mock::{ACCESS_KEY, Mock, SECRET_KEY, TOKEN, sample_request};
use huaweicloud_jobs_runtime::{Answer, Api, BaseUrl, Client, Credentials, DynamicResponse, Error, Request};

use crate::{
    block::block_on,
    failure::Failure,
    output,
    render::{BOLD, DIM, job, wrap},
};

/// Asks each API and shows its answer. Fails unless all of them answered.
pub(crate) fn run(apis: &'static [&'static Api]) -> Result<(), Failure> {
    let mock = Mock::builder().apis(apis).start()?;
    let intro = format!(
        "A mock in this process plays all {} APIs at {}. Each of them is asked over HTTP, with a token or with a \
         signature, and answers with the example of its documentation.",
        apis.len(),
        mock.url()
    );
    output::print(&format!("{}\n", wrap(&intro, output::width()).join("\n")))?;
    let mut answered = 0;
    for (at, api) in apis.iter().enumerate() {
        let by_token = at % 2 == 0;
        let (address, answer) = ask(api, &mock.url_of(api), by_token)?;
        let how = if by_token { "with a token" } else { "signed with an access key" };
        output::print(&format!(
            "\n{BOLD}{}{BOLD:#} {DIM}·{DIM:#} {} {DIM}· {}{DIM:#}\n{} {address} {DIM}({how}){DIM:#}\n\n",
            api.title, api.service, api.id, api.method
        ))?;
        match answer {
            Ok(answer) => {
                answered += 1;
                output::print(&job::job(&answer.job(), output::width()))?;
            }
            Err(error) => {
                Failure::from(error).report();
            }
        }
    }
    output::print(&format!("\n{BOLD}{answered} of {} APIs answered{BOLD:#}\n", apis.len()))?;
    if answered == apis.len() { Ok(()) } else { Err(Failure::Said) }
}

/// Sends an API's sample request. Tells where to.
fn ask(
    api: &'static Api,
    url: &str,
    by_token: bool,
) -> io::Result<(String, Result<Answer<DynamicResponse>, Error>)> {
    let credentials =
        if by_token { Credentials::token(TOKEN) } else { Credentials::keys(ACCESS_KEY, SECRET_KEY) };
    let prepared = || {
        let request = sample_request(api)?;
        let address = request.to_http(&url.parse::<BaseUrl>()?)?.uri().to_string();
        let client = Client::builder().endpoint(url).credentials(credentials).build()?;
        Ok((request, address, client))
    };
    Ok(match prepared() {
        Ok((request, address, client)) => (address, block_on(client.send_all(&request))?),
        Err(error) => (format!("{url}{}", api.uri), Err(error)),
    })
}
